//! What a generic trait expands to, at work.

use std::fmt::Debug;

use futures::executor::block_on;

include!("../generics.expanded.rs");

struct Lengths;

impl<'k> Cache<'k, str> for Lengths {
    async fn first(&self, key: &'k str) -> [u8; 2] {
        [key.len().try_into().unwrap_or(u8::MAX), 0]
    }
}

#[test]
fn the_expansion_keeps_lifetimes_types_and_consts() {
    let cache: &dyn Cache<'_, str> = &Lengths;
    assert_eq!(block_on(cache.first("abc")), [3, 0]);
}
