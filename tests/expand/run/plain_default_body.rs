//! What an ordinary default body that calls an erased method expands to, at work.

use std::future::Future;
use std::pin::Pin;

use futures::executor::block_on;

include!("../plain_default_body.expanded.rs");

struct Length;

impl Store for Length {
    async fn get(&self, key: &str) -> u32 {
        u32::try_from(key.len()).unwrap()
    }
    async fn clear(&mut self) {}
}

#[test]
fn the_expansion_runs_an_ordinary_default_body() {
    assert_eq!(block_on(Length.sum(["a", "bc"])), 3);
    let store: Box<dyn Store> = Box::new(Length);
    assert_eq!(block_on(store.sum(["a", "bc"])), 3);
}
