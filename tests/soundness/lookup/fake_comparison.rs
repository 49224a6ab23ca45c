//! `crate = path` to a module whose `RawFn` compares nothing, and makes a real one.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

mod fake {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::*;
        pub type RawFn = erase_core::__private::RawFn;
        pub trait New {
            fn new<F, G>(_: F, _: G) -> RawFn;
        }
        impl New for RawFn {
            fn new<F, G>(_: F, _: G) -> RawFn {
                fn other(_: [usize; 3], _: (), _: ()) {}
                RawFn::new(other, other)
            }
        }
    }
}
#[erase(crate = crate::fake)]
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
fn main() {
    let texts: Box<dyn Repo<Key = String>> = Box::new(Texts);
    assert_eq!(block_on((*texts).find(String::from("four"))), 4);
}
