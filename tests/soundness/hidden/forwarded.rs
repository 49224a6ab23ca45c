//! Through the forward for `&P`, whose type names all that it captures.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::{block_on, churn};

#[erase]
trait Reader: Send + Sync {
    async fn read(&self, name: &str, from: std::slice::Iter<u8>) -> u64;
}
struct Sum;
impl Reader for Sum {
    async fn read(&self, _: &str, from: std::slice::Iter<'_, u8>) -> u64 {
        from.map(|byte| u64::from(*byte)).sum()
    }
}
static SUM: &dyn Reader = &Sum;
fn begin() -> impl Future<Output = u64> + 'static {
    let bytes = vec![1_u8; 32];
    <&'static dyn Reader as Reader>::read(&SUM, "a", bytes.iter())
}
fn main() {
    let future = begin();
    churn();
    assert_eq!(block_on(future), 32);
}
