//! The future of a `dyn Store` that is not `Sync`, where a `Send` one is asked for.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
}

fn spawn<F: Future + Send + 'static>(_: F) {}

fn boxed(store: Box<dyn Store>) {
    spawn(async move { store.get().await });
}

fn main() {
    let _ = boxed;
}
