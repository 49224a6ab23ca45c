//! `Args` by hand: it must not keep what is not `Send` for another thread.
#![forbid(unsafe_code)]
use erase_core::__private::{Args, Held};
use erase_core::DynFuture;
use std::rc::Rc;
use std::thread;
use support::{block_on, send};

fn main() {
    let args = (Rc::new(1), ());
    let here = thread::current().id();
    let future: DynFuture<'static, bool> =
        Args::of(&args).__call(args.clone(), move |_rc, _rest: Held<'static, ()>, start| {
            let there = thread::current().id() == here;
            start.run(async move { there })
        });
    let future = send(future);
    assert!(thread::spawn(move || block_on(future)).join().unwrap());
    assert_eq!(Rc::strong_count(&args.0), 1);
}
