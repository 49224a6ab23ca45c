//! Macros in type position expand to types of the user with the names of the expansion's parameters.
#![forbid(unsafe_code)]
#![allow(non_camel_case_types)]
use erase_core::erase;
use support::block_on;

#[derive(Clone)]
struct __X(String);
#[derive(Clone)]
struct __P(String);
struct __KeyType(String);
macro_rules! x {
    () => {
        __X
    };
}
macro_rules! p {
    () => {
        __P
    };
}
macro_rules! key_type {
    () => {
        __KeyType
    };
}

#[erase]
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key, x: x!(), p: p!(), key_type: key_type!()) -> usize;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String, x: __X, p: __P, key_type: __KeyType) -> usize {
        key.len() + x.0.len() + p.0.len() + key_type.0.len()
    }
}
fn main() {
    let texts: &'static dyn Repo<Key = String> = &Texts;
    let text = || "four".to_owned();
    assert_eq!(
        block_on(texts.find(text(), __X(text()), __P(text()), __KeyType(text()))),
        16
    );
}
