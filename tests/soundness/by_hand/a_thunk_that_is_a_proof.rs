//! A thunk of no size captures a proof that something is alive, and outlives it.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use erase_core::__private::Held;
use std::marker::PhantomData;

#[derive(Clone, Copy)]
struct Proof<'a>(PhantomData<&'a ()>);

fn keep<'a>(proof: Proof<'a>) -> DynFuture<'static, u64> {
    Held::<'_, _>::new(((), ())).__call(move |(), _: Held<'_, ()>, start| { //~ error: lifetime may not live long enough
        drop(Some(proof));
        start.run(async { 1 })
    })
}
fn main() {
    let _ = keep(Proof(PhantomData));
}
