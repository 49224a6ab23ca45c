//! `crate = path` to a module whose `pointee` is another value, by the name that the expansion has for it.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

mod __erase {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::*;
        pub fn pointee<T>(_: &T) -> &'static crate::Texts {
            &crate::Texts
        }
    }
}
#[erase(crate = __erase)]
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
