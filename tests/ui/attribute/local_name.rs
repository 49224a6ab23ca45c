//! The name of the local twin.
use erase_core::erase;

#[erase(local = Store)]
pub trait Store {
    async fn get(&self) -> u32;
}

#[erase(local = local::Name)]
pub trait Path {
    async fn get(&self) -> u32;
}

#[erase(?Send, local = LocalAnyway)]
pub trait Anyway {
    async fn get(&self) -> u32;
}

async fn total(a: &dyn Path, b: &dyn Anyway) -> u32 {
    a.get().await + b.get().await
}

fn main() {
    let _ = total;
}
