//! A future, a stream or an iterator whose output is not named, and a box of two traits.
use erase_core::erase;

#[erase]
trait Store {
    fn later(&self) -> impl Future + Send;
    fn rows(&self) -> impl futures::Stream;
    fn keys(&self) -> impl Iterator + Send;
    fn shown(&self) -> impl std::fmt::Display + std::fmt::Debug;
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    fn later(&self) -> impl Future + Send {
        async { 1 }
    }
    fn rows(&self) -> impl futures::Stream {
        futures::stream::iter(0..1)
    }
    fn keys(&self) -> impl Iterator + Send {
        0..1
    }
    fn shown(&self) -> impl std::fmt::Display + std::fmt::Debug {
        1
    }
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(store: &dyn Store) -> u32 {
    store.get().await
}

fn main() {
    drop(total(&Memory));
}
