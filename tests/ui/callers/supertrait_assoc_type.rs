//! A supertrait with an associated type that no signature names.
use erase_core::erase;

trait Base {
    type Error;
}

#[erase]
trait Store: Base {
    async fn get(&self) -> u32;
}

fn main() {
    let _: Option<&dyn Store<Error = u32>> = None;
}
