//! A generic function without the bound.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
}

async fn fixed<S>(store: S) -> u32 {
    store.get().await
}

async fn erased<S: Send>(store: Box<S>) -> u32 {
    store.get().await
}

fn main() {
    let _ = fixed::<u32>;
    let _ = erased::<u32>;
}
