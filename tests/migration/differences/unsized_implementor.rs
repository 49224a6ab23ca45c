//! An implementor without a size.
use erase_core::erase;

#[erase]
trait Length {
    async fn length(&self) -> usize;
}

impl Length for str {
    async fn length(&self) -> usize {
        self.len()
    }
}

fn main() {}
