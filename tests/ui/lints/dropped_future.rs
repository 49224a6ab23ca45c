//! A future that nobody awaits: `unused_must_use` reaches the caller, through `dyn` too.
#![deny(unused_must_use)]
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
    #[must_use = "it says whether the store is open"]
    fn is_open(&self) -> bool;
    #[must_use = "it has begun"]
    fn begin(&self) -> impl Future<Output = u32> + Send;
}

fn calls(reference: &dyn Store, boxed: &Box<dyn Store>) {
    reference.get();
    boxed.get();
    reference.is_open();
    reference.begin();
}

fn fixed<S: Store>(store: S) {
    store.get();
}

fn main() {
    let _ = (calls, fixed::<Box<dyn Store>>);
}
