//! A macro in type position projects from `Self`, which has another projection where it is unsized.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

trait Project {
    type Out;
}
impl Project for Texts {
    type Out = String;
}
impl Project for dyn Repo<Error = ()> {
    type Out = [usize; 3];
}
macro_rules! out {
    () => {
        <Self as Project>::Out
    };
}
#[erase(forward())]
trait Repo: Send + Sync {
    type Error: Send;
    async fn find(&self, key: out!()) -> Result<usize, Self::Error>
    where
        Self: Project;
}
struct Texts;
impl Repo for Texts {
    type Error = ();
    async fn find(&self, key: String) -> Result<usize, ()> {
        Ok(key.len())
    }
}
fn main() {
    let texts: &'static dyn Repo<Error = ()> = &Texts;
    assert_eq!(block_on(texts.find([1, 0x1234, 5])), Ok(5));
}
