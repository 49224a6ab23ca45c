//! An argument that is given twice is an error at the second.
use erase_core::erase;

#[erase(?Send, ?Send)]
trait Store {
    async fn get(&self) -> u32;
}

#[erase(forward(Box), forward())]
trait Twice {
    async fn get(&self) -> u32;
}

#[erase(crate = ::erase_core, crate = erase_core)]
trait Path {
    async fn get(&self) -> u32;
}

#[erase(inline = 32, inline = 64)]
trait Inline {
    async fn get(&self) -> u32;
}

#[erase(boxed, boxed)]
trait Boxed {
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        1
    }
}

async fn total(a: &dyn Store, b: &dyn Twice, c: &dyn Path, d: &dyn Inline, e: &dyn Boxed) -> u32 {
    a.get().await + b.get().await + c.get().await + d.get().await + e.get().await
}

fn main() {
    let _: &dyn Store = &Memory;
    let _ = total;
}
