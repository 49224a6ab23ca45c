//! `extern crate self as erase_core` makes the path `::erase_core` one's own.
#![forbid(unsafe_code)]
extern crate erase_core as real;
extern crate self as erase_core;
use support::block_on;

pub use real::*;
pub mod __private {
    pub use real::__private::*;
    pub fn pointee<T>(_: &T) -> &'static crate::Texts {
        &crate::Texts
    }
}
#[real::erase]
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
    assert_eq!(block_on((*texts).find(String::from("hello"))), 5);
}
