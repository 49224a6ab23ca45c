//! `extern crate self as core` makes the paths `::core::..` one's own: a `Send` that all types are.
#![forbid(unsafe_code)]
extern crate core as real;
extern crate self as core;
use erase_core::{DynFuture, erase};
use std::rc::Rc;

pub mod marker {
    pub use real::marker::{PhantomData, Sized, Sync};
    pub trait Send {}
    impl<T: ?Sized> Send for T {}
}
pub use real::{
    clone, cmp, convert, default, fmt, future, iter, mem, ops, option, pin, result, task,
};

#[erase]
trait Repo: real::marker::Send + real::marker::Sync {
    async fn find(&self) -> u64;
}
struct Counted;
impl Repo for Counted {
    async fn find(&self) -> u64 {
        let count = Rc::new(1);
        support::yield_now().await;
        *count
    }
}
fn main() {
    let counted: &'static dyn Repo = &Counted;
    let future: DynFuture<'static, u64> = counted.find();
    std::thread::spawn(move || support::block_on(future))
        .join()
        .unwrap();
}
