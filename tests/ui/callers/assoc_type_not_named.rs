//! A `dyn` type that does not say what the associated types are.
use erase_core::erase;

#[erase]
trait Store {
    type Error;
    async fn get(&self) -> Result<u32, Self::Error>;
}

fn open() -> Box<dyn Store> {
    unimplemented!()
}

fn main() {
    open();
}
