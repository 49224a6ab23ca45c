//! `crate = path` to a module with a `RawFn` of its own, which compares nothing and calls nothing.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

mod fake {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::*;
        pub struct RawFn;
        impl RawFn {
            pub fn new<F, G>(_: F, _: G) -> Self {
                Self
            }
            pub fn call<This: ?Sized, A, B, C, R>(self, _: A, _: B, _: C) -> R {
                println!("no one calls");
                std::process::exit(0)
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
