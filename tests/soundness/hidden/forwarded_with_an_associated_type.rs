//! Through the forward for `&P`, with an associated type and a hidden lifetime.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::{block_on, churn};

#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    fn read(
        &self,
        name: &str,
        from: std::slice::Iter<u8>,
    ) -> impl Future<Output = Result<u64, Self::Error>> + Send;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(&self, _: &str, from: std::slice::Iter<'_, u8>) -> Result<u64, ()> {
        Ok(from.map(|byte| u64::from(*byte)).sum())
    }
}
static SUM: &dyn Reader<Error = ()> = &Sum;
fn begin() -> impl Future<Output = Result<u64, ()>> + 'static {
    let bytes = vec![1_u8; 32];
    <&'static dyn Reader<Error = ()> as Reader>::read(&SUM, "a", bytes.iter()) //~ E0515: cannot return value referencing local variable `bytes`
}
fn main() {
    let future = begin();
    churn();
    assert_eq!(block_on(future), Ok(32));
}
