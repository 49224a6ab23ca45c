//! A thunk of no size captures a token that must stay on its thread.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use erase_core::__private::Held;
use std::marker::PhantomData;

#[derive(Clone, Copy)]
struct OnThisThread(PhantomData<*const ()>);

fn main() {
    let token = OnThisThread(PhantomData);
    let future: DynFuture<'static, ()> = Held::<'_, _>::new(((), ())).__call(move |(), _: Held<'_, ()>, start| { //~ E0277: `*const ()` cannot be sent between threads safely
        drop(Some(token));
        start.run(async {})
    });
    std::thread::spawn(move || support::block_on(future))
        .join()
        .unwrap();
}
