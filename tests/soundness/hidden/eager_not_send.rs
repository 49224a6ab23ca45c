//! In an argument that is not `Send`, with futures that need not be, in a future that starts at the call.
#![forbid(unsafe_code)]
use erase_core::{LocalDynFuture, erase};
use support::{block_on, churn};

struct Ctx<'a>(&'a [u8]);

#[erase(?Send)]
trait Reader: Send + Sync {
    type Error: Send;
    fn read(&self, from: std::rc::Rc<Ctx>) -> impl Future<Output = Result<u64, Self::Error>>;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(&self, from: std::rc::Rc<Ctx<'_>>) -> Result<u64, ()> {
        Ok(from.0.iter().map(|byte| u64::from(*byte)).sum())
    }
}
fn begin(reader: &'static dyn Reader<Error = ()>) -> LocalDynFuture<'static, Result<u64, ()>> {
    let bytes = vec![1_u8; 32];
    reader.read(std::rc::Rc::new(Ctx(&bytes))) //~ E0515: cannot return value referencing local variable `bytes`
}
fn main() {
    let future = begin(&Sum);
    churn();
    assert_eq!(block_on(future), Ok(32));
}
