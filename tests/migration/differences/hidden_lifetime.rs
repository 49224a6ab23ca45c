//! A type in a signature hides its lifetime.
use erase_core::erase;

struct Request<'a>(&'a str);

#[erase]
trait Handle {
    async fn handle(&self, request: Request) -> usize;
}

impl Handle for u8 {
    async fn handle(&self, request: Request) -> usize {
        request.0.len()
    }
}

fn main() {}
