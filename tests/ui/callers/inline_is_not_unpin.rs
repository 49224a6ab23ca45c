//! A future that is kept `inline` cannot move after it was polled.
use erase_core::erase;

#[erase(inline = 56)]
trait Store {
    async fn get(&self) -> u32;
}

fn unpin<F: Unpin>(_: F) {}

fn call(store: &dyn Store) {
    unpin(store.get());
}

fn main() {
    let _ = call;
}
