//! A thunk of no size captures a token that must stay on its thread.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use std::marker::PhantomData;

#[derive(Clone, Copy)]
struct OnThisThread(PhantomData<*const ()>);

fn main() {
    let token = OnThisThread(PhantomData);
    let future: DynFuture<'static, ()> = DynFuture::lazy((), move |(), start| {
        drop(Some(token));
        start.run(async {})
    });
    std::thread::spawn(move || support::block_on(future))
        .join()
        .unwrap();
}
