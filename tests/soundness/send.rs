//! What is not `Send` would come to another thread, or what is not `Sync` would be seen from two.
use erase_core::__private::Held;
use erase_core::{DynFuture, erase};
use std::cell::Cell;
use std::rc::Rc;

fn send<T: Send>(_: T) {}

#[erase]
trait Unmarked {
    async fn get(&self) -> u32;
    async fn with(&self, key: &Cell<u32>) -> u32;
    async fn take(self: Box<Self>) -> u32;
}

struct Holds(Cell<u32>);

impl Unmarked for Holds {
    async fn get(&self) -> u32 {
        self.0.get()
    }
    async fn with(&self, key: &Cell<u32>) -> u32 {
        std::future::ready(()).await;
        key.get()
    }
    async fn take(self: Box<Self>) -> u32 {
        let shared = Rc::new(self.0.get());
        std::future::ready(()).await;
        *shared
    }
}

fn a_value_that_is_not_sync(value: &dyn Unmarked) {
    send(value);
}

fn a_box_of_a_value_that_is_not_send(value: Box<dyn Unmarked>) {
    send(value);
}

fn into_a_value_that_is_sync(value: Box<Holds>) -> Box<dyn Unmarked + Sync> {
    value
}

fn an_unstarted_call_of_a_value_that_is_not_sync(value: &dyn Unmarked) {
    let call = Held::<'_, _>::new((value, ()));
    let _lazy: DynFuture<'_, u32> = call.__call(|value, _: Held<'_, ()>, start| {
        let _ = value.get();
        start.run(async { 1 })
    });
}

fn an_unstarted_call_with_an_rc() {
    let call = Held::<'_, _>::new((Rc::new(1), ()));
    let lazy: DynFuture<'_, u32> = call.__call(|rc, _: Held<'_, ()>, start| start.run(async move { *rc }));
    send(lazy);
}

fn main() {}
