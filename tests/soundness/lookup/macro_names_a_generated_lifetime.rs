//! A macro in type position expands to lifetimes with the names of the expansion's.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

macro_rules! text {
    ($lifetime:lifetime) => { &'f str };
}
#[erase]
trait Repo: Send + Sync {
    type Error: Send;
    fn find(&self, text: text!('x)) -> impl Future<Output = Result<usize, Self::Error>> + Send;
}
struct Texts;
impl Repo for Texts {
    type Error = ();
    async fn find(&self, text: &str) -> Result<usize, ()> {
        Ok(text.trim().len())
    }
}
fn begin(texts: &'static dyn Repo<Error = ()>) -> DynFuture<'static, Result<usize, ()>> {
    let text = String::from("on the heap        ");
    texts.find(&text)
}
fn main() {
    let future = begin(&Texts);
    churn();
    assert_eq!(block_on(future), Ok(11));
}
