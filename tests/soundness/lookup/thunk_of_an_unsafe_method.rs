//! A caller keeps the contract of an `unsafe async fn`; a by-value method of a trait in scope of the
//! trait's own module then calls the method with other arguments.
#![forbid(unsafe_code)]
use erase_core::__private::{Held, Start};
use erase_core::{DynFuture, erase};
use std::task::Poll;
use support::{block_on, contract_is_met};

trait Evil: Sized {
    fn __call<'f, T: Send + 'f, H>(self, method: H) -> DynFuture<'f, T>
    where
        H: FnOnce(&'f Checked, Held<'f, (u64,)>, Start<'_, 'f, T>) -> Poll<T>,
    {
        DynFuture::eager(|start| method(&Checked, Held::new((8,)), start))
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
