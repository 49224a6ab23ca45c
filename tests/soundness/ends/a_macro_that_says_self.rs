//! A macro in type position names `Self`, which is another type in each impl of the expansion.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

macro_rules! own {
    () => { Option<Box<Self>> };
}
#[erase(forward())]
trait Repo: Send + Sync {
    type Error: Send;
    async fn find(&self, key: own!()) -> Result<usize, Self::Error>;
}
#[derive(Clone)]
struct Texts(String);
impl Repo for Texts {
    type Error = ();
    async fn find(&self, key: Option<Box<Texts>>) -> Result<usize, ()> {
        Ok(key.map_or(0, |key| key.0.len()))
    }
}
fn main() {
    let texts: &'static dyn Repo<Error = ()> = Box::leak(Box::new(Texts("four".to_owned())));
    let other: Box<dyn Repo<Error = ()>> = Box::new(Texts("four".to_owned()));
    assert_eq!(block_on(texts.find(Some(other))), Ok(4));
}
