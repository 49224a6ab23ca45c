//! What a future borrows would be gone while the future is there.
use erase_core::erase;
use std::sync::Arc;

#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> usize;
    async fn name(&self) -> &str;
    async fn key<'k>(&self, key: &'k str) -> &'k str;
    async fn change(&mut self, key: &str) -> &str;
}

fn the_receiver_is_dropped(store: Box<dyn Store>) {
    let future = (*store).get("a");
    drop(store);
    drop(future);
}

fn the_receiver_is_dropped_behind_a_forward(store: Box<dyn Store>) {
    let future = store.get("a");
    drop(store);
    drop(future);
}

fn an_argument_is_dropped(store: &'static dyn Store) {
    let key = String::from("a");
    let future = store.get(&key);
    drop(key);
    drop(future);
}

fn an_argument_is_dropped_behind_a_forward(store: &'static Arc<dyn Store>) {
    let key = String::from("a");
    let future = store.get(&key);
    drop(key);
    drop(future);
}

async fn an_output_outlives_the_receiver(store: Box<dyn Store>) -> usize {
    let name = store.name().await;
    drop(store);
    name.len()
}

async fn an_output_outlives_the_argument_that_it_is(store: &dyn Store) -> usize {
    let key = String::from("a");
    let same = store.key(&key).await;
    drop(key);
    same.len()
}

async fn an_output_of_a_unique_borrow_is_there_twice(store: &mut dyn Store) -> usize {
    let first = store.change("a").await;
    let second = store.change("b").await;
    first.len() + second.len()
}

fn a_future_leaves_its_function(store: &dyn Store) -> erase_core::DynFuture<'static, usize> {
    store.get("a")
}

fn a_box_leaves_its_function(
    store: &dyn Store,
) -> std::pin::Pin<Box<dyn Future<Output = usize> + Send>> {
    store.get("a").boxed()
}

fn a_future_is_spawned(store: &dyn Store) {
    std::thread::spawn({
        let future = store.get("a");
        move || drop(future)
    });
}

fn main() {}
