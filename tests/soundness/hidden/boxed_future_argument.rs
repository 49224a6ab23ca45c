//! An alias with an argument, `Job<u64>` for `Job<'_, u64>`, in a future that starts at the call.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::{block_on, churn};

type Job<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 'a>>;

#[erase]
trait Runner: Send + Sync {
    type Error: Send;
    fn run(&self, job: Job<u64>) -> impl Future<Output = Result<u64, Self::Error>> + Send;
}
struct Inline;
impl Runner for Inline {
    type Error = ();
    fn run(&self, job: Job<'_, u64>) -> impl Future<Output = Result<u64, ()>> + Send {
        async move { Ok(job.await) }
    }
}
fn begin(runner: &'static dyn Runner<Error = ()>) -> DynFuture<'static, Result<u64, ()>> {
    let bytes = vec![1_u8; 32];
    let all = &bytes;
    runner.run(Box::pin(async move { //~ E0515: cannot return value referencing local variable `bytes`
        all.iter().map(|byte| u64::from(*byte)).sum()
    }))
}
fn main() {
    let future = begin(&Inline);
    churn();
    assert_eq!(block_on(future), Ok(32));
}
