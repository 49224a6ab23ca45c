//! An argument without its value says how it is written.
use erase_core::erase;

#[erase(inline)]
trait Inline {
    async fn get(&self) -> u32;
}

#[erase(crate)]
trait Path {
    async fn get(&self) -> u32;
}

#[erase(local)]
trait Local {
    async fn get(&self) -> u32;
}

#[erase(forward)]
trait Forward {
    async fn get(&self) -> u32;
}

#[erase(inline = )]
trait Empty {
    async fn get(&self) -> u32;
}

struct Memory;

impl Inline for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(a: &dyn Inline, b: &dyn Path, c: &dyn Local, d: &dyn Forward, e: &dyn Empty) -> u32 {
    a.get().await + b.get().await + c.get().await + d.get().await + e.get().await
}

fn main() {
    let _: &dyn Inline = &Memory;
    let _ = total;
}
