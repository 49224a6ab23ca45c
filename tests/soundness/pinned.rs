//! A future that is stored inline would move after it was polled.
use erase_core::erase;
use std::pin::{Pin, pin};

#[erase(inline = 64)]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

fn pinned_by_nothing(store: &dyn Store) {
    let mut future = store.get();
    let _ = Pin::new(&mut future);
}

fn taken_out(store: &dyn Store) {
    let future = pin!(store.get());
    let _ = *future;
}

fn swapped(store: &dyn Store) {
    let (mut first, mut second) = (pin!(store.get()), pin!(store.get()));
    std::mem::swap(&mut *first, &mut *second);
}

fn joined_by_reference(store: &dyn Store) {
    let (mut first, mut second) = (store.get(), store.get());
    drop(futures::future::select(&mut first, &mut second));
}

fn taken_out_of_its_box(store: &dyn Store) {
    let future = Box::pin(store.get());
    let _ = *Pin::into_inner(future);
}

fn main() {}
