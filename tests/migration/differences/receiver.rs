//! A receiver that a vtable cannot dispatch on.
use std::sync::Arc;

use erase_core::erase;

#[erase]
trait App: Send + Sync {
    async fn run(self: &Arc<Self>) -> u32;
}

fn main() {}
