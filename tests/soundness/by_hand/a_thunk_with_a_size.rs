//! A thunk that captures something, which a call would have nowhere to keep.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use erase_core::__private::Held;

fn main() {
    let by = 7_u64;
    let future: DynFuture<'_, u64> =
        Held::<'_, _>::new(((), ())).__call(move |(), _: Held<'_, ()>, start| start.run(async move { by }));
    assert_eq!(support::block_on(future), 7);
}
//~? E0080: evaluation panicked: the method of a call captures nothing
