//! async-trait took a generic method, and then no `dyn Store` was to be had.
use erase_core::erase;

#[erase]
trait Store {
    async fn put<T: Into<u32> + Send>(&self, value: T);
}

fn main() {}
