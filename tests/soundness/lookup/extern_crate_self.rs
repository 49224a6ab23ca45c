//! `extern crate self as erase_core` makes the path `::erase_core` one's own.
#![forbid(unsafe_code)]
extern crate erase_core as real;
extern crate self as erase_core;
use support::block_on;

pub use real::*;
pub mod __private {
    pub use real::__private::*;
    use std::task::Poll;
    pub struct Args;
    impl Args {
        pub fn of<A>(_: &A) -> Self {
            Self
        }
        pub fn __call<'f, P: ?Sized, K, T: Send + 'f, H>(
            &self,
            args: (&'f P, K),
            thunk: H,
        ) -> real::DynFuture<'f, T>
        where
            H: FnOnce((&'f P, [usize; 3]), Start<'_, 'f, T>) -> Poll<T>,
        {
            real::DynFuture::eager(|start| thunk((args.0, [1, 0x1234, 5]), start))
        }
    }
}
#[real::erase]
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> u64;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> u64 {
        key.len() as u64
    }
}
fn main() {
    let texts: Box<dyn Repo<Key = String>> = Box::new(Texts);
    assert_eq!(block_on((*texts).find(String::from("hello"))), 5);
}
