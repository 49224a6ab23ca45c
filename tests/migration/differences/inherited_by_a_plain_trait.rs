//! An erased supertrait's method on the `dyn` type of a trait without the attribute.
use erase_core::erase;

#[erase]
trait Base: Send + Sync {
    async fn base(&self) -> u32;
}

trait Derived: Base {
    fn name(&self) -> String;
}

async fn call(value: Box<dyn Derived>) -> u32 {
    value.base().await
}

fn main() {}
