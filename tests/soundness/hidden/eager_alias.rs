//! An alias without arguments, in a future that starts at the call.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

type Bytes<'a> = &'a [u8];

#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    fn read(&self, from: Bytes) -> impl Future<Output = Result<u64, Self::Error>> + Send;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(&self, from: &[u8]) -> Result<u64, ()> {
        Ok(from.iter().map(|byte| u64::from(*byte)).sum())
    }
}
fn begin(reader: &'static dyn Reader<Error = ()>) -> DynFuture<'static, Result<u64, ()>> {
    let bytes = vec![1_u8; 32];
    reader.read(&bytes) //~ E0515: cannot return value referencing local variable `bytes`
}
fn main() {
    let future = begin(&Sum);
    churn();
    assert_eq!(block_on(future), Ok(32));
}
