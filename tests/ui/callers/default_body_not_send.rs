//! A default body holds an `Rc` across an `.await`.
use std::rc::Rc;

use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self, key: &str) -> usize {
        let shared = Rc::new(key.len());
        std::future::ready(()).await;
        *shared
    }
}

struct Memory;

impl Store for Memory {}

fn main() {
    let _: &dyn Store = &Memory;
}
