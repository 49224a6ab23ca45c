//! Through a box of a dyn value, with a hidden lifetime.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::{block_on, churn};

#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    fn read(
        &self,
        from: std::slice::Iter<u8>,
    ) -> impl Future<Output = Result<u64, Self::Error>> + Send;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(&self, from: std::slice::Iter<'_, u8>) -> Result<u64, ()> {
        Ok(from.map(|byte| u64::from(*byte)).sum())
    }
}
fn begin(
    sum: &'static Box<dyn Reader<Error = ()>>,
) -> impl Future<Output = Result<u64, ()>> + 'static {
    let bytes = vec![1_u8; 32];
    <Box<dyn Reader<Error = ()>> as Reader>::read(sum, bytes.iter()) //~ E0515: cannot return value referencing local variable `bytes`
}
fn main() {
    let future = begin(Box::leak(Box::new(Box::new(Sum)))); //~ E0308: mismatched types
    churn();
    assert_eq!(block_on(future), Ok(32));
}
