//! A call by hand: it must not keep what is not `Send` for another thread.
#![forbid(unsafe_code)]
use erase_core::__private::{EagerCall as _, Held};
use erase_core::DynFuture;
use std::rc::Rc;
use std::thread;
use support::{block_on, send};

fn main() {
    let shared = Rc::new(1);
    let here = thread::current().id();
    let future: DynFuture<'static, bool> =
        Held::<'_, _>::new((shared.clone(), ())).__call(move |_rc, _: Held<'static, ()>, start| {
            let there = thread::current().id() == here;
            start.run(async move { there })
        });
    let future = send(future);
    assert!(thread::spawn(move || block_on(future)).join().unwrap());
    assert_eq!(Rc::strong_count(&shared), 1);
}
