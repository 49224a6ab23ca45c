//! A type that does not implement the trait, where it is asked for.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

struct Other;

fn fixed<S: Store>(_: S) {}
fn any<S: Store + ?Sized>(_: &S) {}

fn main() {
    let _: Box<dyn Store> = Box::new(Other);
    let _: &dyn Store = &Other;
    fixed(Other);
    any(&Other);
    fixed(Box::new(Other));
    fixed(Memory);
}
