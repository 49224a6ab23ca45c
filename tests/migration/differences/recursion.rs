//! A method that calls itself on a concrete type.
use erase_core::erase;

#[erase]
trait Walk: Send + Sync {
    async fn walk(&self, depth: u32) -> u32;
}

struct Tree;

impl Walk for Tree {
    async fn walk(&self, depth: u32) -> u32 {
        if depth == 0 { 0 } else { self.walk(depth - 1).await + 1 }
    }
}

fn main() {}
