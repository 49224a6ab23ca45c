//! In the self type of a projection.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

trait Project {
    type Out;
}
struct Key<'a>(&'a ());
impl<'a> Project for Key<'a> {
    type Out = &'a [u8];
}

#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    async fn read(&self, from: <Key as Project>::Out) -> Result<u64, Self::Error>;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(&self, from: <Key<'_> as Project>::Out) -> Result<u64, ()> {
        Ok(from.iter().map(|byte| u64::from(*byte)).sum())
    }
}
fn begin(reader: &'static dyn Reader<Error = ()>) -> DynFuture<'static, Result<u64, ()>> {
    let bytes = vec![1_u8; 32];
    reader.read(&bytes)
}
fn main() {
    let future = begin(&Sum);
    churn();
    assert_eq!(block_on(future), Ok(32));
}
