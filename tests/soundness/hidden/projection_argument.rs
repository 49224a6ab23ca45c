//! In an argument of a projection's trait.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

trait Project<T> {
    type Out;
}
struct Key<'a>(&'a ());
impl<'a> Project<Key<'a>> for () {
    type Out = &'a [u8];
}

#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    async fn read(&self, from: <() as Project<Key>>::Out) -> Result<u64, Self::Error>;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(&self, from: <() as Project<Key<'_>>>::Out) -> Result<u64, ()> {
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
