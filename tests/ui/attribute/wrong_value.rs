//! A value of the wrong kind: each error is at the value.
use erase_core::erase;

#[erase(inline = "64")]
trait Inline {
    async fn get(&self) -> u32;
}

#[erase(crate = "erase_core")]
trait Path {
    async fn get(&self) -> u32;
}

#[erase(local = "LocalStore")]
trait Local {
    async fn get(&self) -> u32;
}

#[erase(forward(Pin))]
trait Forward {
    async fn get(&self) -> u32;
}

#[erase(?Sync)]
trait Maybe {
    async fn get(&self) -> u32;
}

struct Memory;

impl Path for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(a: &dyn Inline, b: &dyn Path, c: &dyn Local, d: &dyn Forward, e: &dyn Maybe) -> u32 {
    a.get().await + b.get().await + c.get().await + d.get().await + e.get().await
}

fn main() {
    let _: &dyn Path = &Memory;
    let _ = total;
}
