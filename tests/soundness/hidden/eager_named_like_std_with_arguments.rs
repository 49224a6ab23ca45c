//! A type of the user that is named like one of std, with the same arguments, in a future that starts at the call.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

struct Vec<'a, T>(&'a [T]);

#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    fn read(&self, from: Vec<u8>) -> impl Future<Output = Result<u64, Self::Error>> + Send;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(&self, from: Vec<'_, u8>) -> Result<u64, ()> {
        Ok(from.0.iter().map(|byte| u64::from(*byte)).sum())
    }
}
fn begin(reader: &'static dyn Reader<Error = ()>) -> DynFuture<'static, Result<u64, ()>> {
    let bytes = std::vec![1_u8; 32];
    reader.read(Vec(&bytes))
}
fn main() {
    let future = begin(&Sum);
    churn();
    assert_eq!(block_on(future), Ok(32));
}
