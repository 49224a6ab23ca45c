//! In a method with a default body.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    fn read(
        &self,
        from: std::slice::Iter<u8>,
    ) -> impl Future<Output = Result<u64, Self::Error>> + Send {
        async move { Ok(from.map(|byte| u64::from(*byte)).sum()) }
    }
}
struct Sum;
impl Reader for Sum {
    type Error = ();
}
fn begin(reader: &'static dyn Reader<Error = ()>) -> DynFuture<'static, Result<u64, ()>> {
    let bytes = vec![1_u8; 32];
    reader.read(bytes.iter()) //~ E0515: cannot return value referencing local variable `bytes`
}
fn main() {
    let future = begin(&Sum);
    churn();
    assert_eq!(block_on(future), Ok(32));
}
