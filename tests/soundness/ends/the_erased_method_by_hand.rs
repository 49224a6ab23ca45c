//! The erased method is called by hand, with arguments that are held for too long.
#![forbid(unsafe_code)]
use erase_core::__private::Held;
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

#[erase]
trait Repo: Send + Sync {
    type Error: Send;
    async fn find(&self, key: &str) -> Result<usize, Self::Error>;
}
struct Texts;
impl Repo for Texts {
    type Error = ();
    async fn find(&self, key: &str) -> Result<usize, ()> {
        Ok(key.trim().len())
    }
}
fn keep(key: &str) -> DynFuture<'static, Result<usize, ()>> {
    let texts: &'static dyn Repo<Error = ()> = &Texts;
    DynFuture::eager(|start| texts.__erased_find(Held::new((key,)), start))
}
fn main() {
    let key = String::from("on the heap, and long");
    let future = keep(&key);
    drop(key);
    churn();
    assert_eq!(block_on(future), Ok(21));
}
