//! Modules and types of the user that are named like what the expansion names: all of it runs.
#![forbid(unsafe_code)]
#![allow(dead_code, non_camel_case_types)]
use erase_core::erase;

mod core {}
mod std {}
mod alloc {}
mod __private {}
mod erase_core_ {}
struct DynFuture;
struct Start;
struct Call;
struct Poll;
struct Args;
struct X;
struct P;
struct KeyType;
trait Future {}
trait Send {}
trait Sized {}
trait Repository {}
macro_rules! call {
    ($($any:tt)*) => {
        compile_error!("called")
    };
}

#[erase]
trait Repo: ::core::marker::Send + ::core::marker::Sync {
    type Key: ::core::marker::Send + ::core::marker::Sync;
    async fn find(&self, key: Self::Key, x: X, p: P, key_type: KeyType) -> u64;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String, _: X, _: P, _: KeyType) -> u64 {
        key.len() as u64
    }
}
fn main() {
    let texts: &'static dyn Repo<Key = String> = &Texts;
    assert_eq!(
        support::block_on(texts.find("four".to_owned(), X, P, KeyType)),
        4
    );
}
