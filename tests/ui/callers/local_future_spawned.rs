//! A `?Send` future where a `Send` one is asked for.
use erase_core::erase;

#[erase(?Send)]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

fn spawn<F: Future + Send + 'static>(_: F) {}

fn boxed(store: Box<dyn Store>) {
    spawn(async move { store.get().await });
}

fn fixed<S: Store + 'static>(store: S) {
    spawn(async move { store.get().await });
}

fn main() {
    let _ = (boxed, fixed::<Box<dyn Store>>);
}
