//! A type whose lifetime is not written: `Request` for `Request<'_>`.
use erase_core::erase;

struct Request<'a>(&'a str);

#[erase]
trait Store {
    async fn get(&self, request: Request) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self, request: Request<'_>) -> u32 {
        request.0.len() as u32
    }
}

fn main() {
    let _: &dyn Store = &Memory;
}
