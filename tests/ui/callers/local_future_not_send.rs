//! A type whose future is not `Send` implements the local twin, and not the trait itself.
use std::rc::Rc;

use erase_core::erase;

#[erase(local = LocalStore)]
pub trait Store {
    async fn get(&self) -> u32;
}

struct Shared(Rc<u32>);

impl LocalStore for Shared {
    async fn get(&self) -> u32 {
        *self.0
    }
}

fn main() {
    let shared = Shared(Rc::new(1));
    let _: &dyn LocalStore = &shared;
    let _: &dyn Store = &shared;
}
