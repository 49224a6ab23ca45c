//! A fake crate whose `call` runs the hidden method of another value in place of the one that is asked.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

mod fake {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::{
            Arc, Args, Box, Call, Dynamic, Forwarded, IfSend, IfSync, Kind, LocalStart, Rc, Start,
            Static, pointee,
        };
        pub fn call<A, R>(args: A, f: impl FnOnce(Call<'_>)) -> R {
            erase_core::__private::call::<(A, u8), R>((args, 1), f)
        }
    }
}
#[erase(crate = crate::fake)]
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
