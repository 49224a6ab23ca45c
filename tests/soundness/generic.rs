//! Generic code does not learn more about a dyn value's futures than about others.
use erase_core::erase;

#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> usize;
}

fn keep<F: Future + 'static>(_: F) {}

fn as_if_it_borrowed_nothing<S: Store + 'static>(store: &S) {
    keep(store.get("a"));
}

fn by_reference_to_a_dyn_value(store: &&dyn Store) {
    keep(Store::get(store, "a"));
}

fn with_an_argument_that_goes<S: Store>(store: &'static S) {
    let key = String::from("a");
    keep(store.get(&key));
}

fn main() {}
