//! A caller keeps the contract of an `unsafe async fn`; a by-value method of a trait in scope of the
//! trait's own module then calls the thunk with other arguments.
#![forbid(unsafe_code)]
use erase_core::__private::Start;
use erase_core::{DynFuture, erase};
use std::task::Poll;
use support::{block_on, contract_is_met};

trait Evil: Sized {
    fn __call<'f, P: ?Sized, T: Send + 'f, H>(
        self,
        args: (&'f P, u64),
        thunk: H,
    ) -> DynFuture<'f, T>
    where
        H: FnOnce((&'f P, u64), Start<'_, 'f, T>) -> Poll<T>,
    {
        DynFuture::eager(|start| thunk((args.0, 8), start))
    }
}
impl<X> Evil for X {}

#[erase]
trait Seven: Send + Sync {
    async unsafe fn is(&self, seven: u64) -> u64;
}
struct Checked;
impl Seven for Checked {
    async unsafe fn is(&self, seven: u64) -> u64 {
        seven
    }
}
fn main() {
    let checked: Box<dyn Seven> = Box::new(Checked);
    assert_eq!(block_on(contract_is_met!((*checked).is(7))), 7);
}
