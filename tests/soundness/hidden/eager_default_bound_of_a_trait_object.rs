//! The default bound of a trait object in a path that hides the lifetime it is, in a future that starts at the call.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

struct Ctx<'a, T: ?Sized + 'a>(&'a T);
trait Bytes: Sync {
    fn sum(&self) -> u64;
}
impl Bytes for &[u8] {
    fn sum(&self) -> u64 {
        self.iter().map(|byte| u64::from(*byte)).sum()
    }
}

#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    fn read(&self, from: Ctx<dyn Bytes>) -> impl Future<Output = Result<u64, Self::Error>> + Send;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(&self, from: Ctx<'_, dyn Bytes + '_>) -> Result<u64, ()> {
        Ok(from.0.sum())
    }
}
fn begin(reader: &'static dyn Reader<Error = ()>) -> DynFuture<'static, Result<u64, ()>> {
    let bytes = vec![1_u8; 32];
    reader.read(Ctx(&&bytes[..])) //~ E0515: cannot return value referencing temporary value //~ E0515: cannot return value referencing local variable `bytes`
}
fn main() {
    let future = begin(&Sum);
    churn();
    assert_eq!(block_on(future), Ok(32));
}
