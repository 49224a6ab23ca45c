//! Supertraits that no `dyn` type can have.
use erase_core::erase;

#[erase]
trait Sizes: Sized {
    async fn get(&self) -> u32;
}

#[erase]
trait Clones: Clone + Send {
    async fn get(&self) -> u32;
}

#[erase]
trait Copies: std::marker::Copy {
    async fn get(&self) -> u32;
}

#[erase]
trait Defaults: Send + Default + Sync {
    async fn get(&self) -> u32;
}

#[erase]
trait Clause
where
    Self: Clone,
{
    async fn get(&self) -> u32;
}

#[erase]
trait Compares: PartialEq + Ord {
    async fn get(&self) -> u32;
}

struct Memory;

impl Sizes for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

impl Clause for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(a: &dyn Sizes, b: &dyn Clones, c: &dyn Copies, d: &dyn Defaults) -> u32 {
    a.get().await + b.get().await + c.get().await + d.get().await
}

fn main() {
    let _: (&dyn Sizes, &dyn Clause) = (&Memory, &Memory);
    let _: Option<&dyn Compares> = None;
    let _ = total;
}
