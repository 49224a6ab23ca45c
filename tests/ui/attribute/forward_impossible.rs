//! A pointer through which a method cannot be called: the error names the pointer and the method.
use erase_core::erase;

#[erase(forward(Box, Arc))]
trait Store {
    async fn put(&mut self, value: u32);
}

#[erase(forward(&))]
trait Forever: 'static {
    async fn get(&self) -> u32;
}

#[erase(forward(Box))]
trait StaticOnly {
    async fn get(&self) -> u32;
    async fn open() -> u32;
}

struct Memory;

impl Store for Memory {
    async fn put(&mut self, _: u32) {}
}

fn main() {
    let mut store: Box<dyn Store> = Box::new(Memory);
    drop(store.put(1));
    let _: Option<&dyn Forever> = None;
    let _: Option<&dyn StaticOnly> = None;
}
