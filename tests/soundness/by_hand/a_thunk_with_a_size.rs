//! A thunk that captures something, which a call would have nowhere to keep.
#![forbid(unsafe_code)]
use erase_core::DynFuture;

fn main() {
    let by = 7_u64;
    let future: DynFuture<'_, u64> =
        DynFuture::lazy((), move |(), start| start.run(async move { by }));
    assert_eq!(support::block_on(future), 7);
}
