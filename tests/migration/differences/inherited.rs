//! A supertrait's method on `dyn Derived`, where nothing is forwarded.
use erase_core::async_trait;

#[async_trait]
trait Base: Send + Sync {
    async fn base(&self) -> u32;
}

#[async_trait]
trait Derived: Base {
    async fn derived(&self) -> u32;
}

async fn call(value: Box<dyn Derived>) -> u32 {
    value.base().await + value.derived().await
}

fn main() {}
