//! `Self` in arguments and returns, where `dyn` does not know its size.
use erase_core::erase;

#[erase]
trait Store {
    async fn merge(&self, other: &Self);
    async fn copy(&self) -> Self;
    async fn try_copy(&self) -> Result<Self, String>
    where
        Self: Send;
    fn same(&self, other: &Self) -> bool;
    fn twin(&self) -> Box<Self>;
    fn later(&self) -> impl Future<Output = Self> + Send;
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn merge(&self, _: &Self) {}
    async fn copy(&self) -> Self {
        Memory
    }
    async fn try_copy(&self) -> Result<Self, String> {
        Ok(Memory)
    }
    fn same(&self, _: &Self) -> bool {
        true
    }
    fn twin(&self) -> Box<Self> {
        Box::new(Memory)
    }
    fn later(&self) -> impl Future<Output = Self> + Send {
        async { Memory }
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
    drop(Memory.copy());
    Memory.same(&Memory);
}
