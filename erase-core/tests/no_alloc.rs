//! Everything inline.
#![cfg(not(feature = "alloc"))]

mod common;

use common::{Lazy as _, LazyLocal as _, block_on, yield_once};
use erase_core::{DynFuture, Inline, LocalDynFuture};

#[test]
fn the_default_is_inline() {
    assert_eq!(size_of::<DynFuture<'_, u8>>(), 24 + size_of::<usize>());
    let number = 4;
    assert_eq!(block_on(DynFuture::new(async { number })), 4);
    let future =
        LocalDynFuture::<u32>::lazy(&number, |number, start| start.run(async move { *number }));
    assert_eq!(block_on(future), 4);
}

#[test]
fn with_more_space() {
    let future = DynFuture::<u64, Inline<64>>::lazy([1_u64; 5], |numbers, start| {
        start.run(async move {
            yield_once().await;
            numbers.iter().sum()
        })
    });
    assert_eq!(block_on(future), 5);
}
