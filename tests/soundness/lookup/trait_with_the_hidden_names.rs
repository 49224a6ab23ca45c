//! A trait in scope that every type has, with the names of the expansion's methods, by value.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

trait Evil: Sized {
    fn __erased_find<A>(self, _: A) -> usize {
        unreachable!();
    }
    fn __call_find<A>(self, _: A) -> usize {
        unreachable!();
    }
    fn run<A>(self, _: A) -> usize {
        unreachable!();
    }
    fn answer<A>(self, _: A) -> usize {
        unreachable!();
    }
    fn of<A>(_: A) -> usize {
        unreachable!();
    }
    fn call<A>(self, _: A) -> usize {
        unreachable!();
    }
    fn lazy<A, B>(_: A, _: B) -> usize {
        unreachable!();
    }
    fn eager<A>(_: A) -> usize {
        unreachable!();
    }
}
impl<T> Evil for T {}

#[erase]
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
    let texts: &'static dyn Repo<Key = String> = &Texts;
    assert_eq!(block_on(texts.find("four".to_owned())), 4);
}
