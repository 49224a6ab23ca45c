//! `forbid` where others write `deny`: the expansion's own `#[allow]`s must not clash with it.
#![forbid(
    dead_code,
    missing_docs,
    missing_debug_implementations,
    single_use_lifetimes,
    unreachable_pub,
    unsafe_code,
    unused_qualifications,
    unused_results
)]
#![forbid(deprecated, refining_impl_trait, clippy::all, clippy::pedantic)]

use std::fmt::Debug;

use erase_core::erase;
use futures::executor::block_on;

/// Keeps values.
#[erase]
trait Store: Send + Sync + 'static {
    /// Why not.
    type Error: Debug;
    /// One of them.
    async fn get(&self, key: &str) -> Result<usize, Self::Error>;
    /// By default.
    async fn twice(&self) -> Option<usize> {
        self.get("").await.ok()?.checked_mul(2)
    }
    /// In an ordinary method.
    fn length(&self) -> usize {
        block_on(self.get("")).map_or(0, |length| length)
    }
}

struct Memory(usize);

impl Store for Memory {
    type Error = String;
    async fn get(&self, key: &str) -> Result<usize, String> {
        self.0
            .checked_add(key.len())
            .ok_or_else(|| "too large".to_owned())
    }
}

#[test]
fn forbidden_lints_do_not_meet_an_allow() {
    let store: Box<dyn Store<Error = String>> = Box::new(Memory(2));
    assert_eq!(block_on(store.get("abc")), Ok(5));
    assert_eq!(block_on(store.twice()), Some(4));
    assert_eq!(store.length(), 2);
}
