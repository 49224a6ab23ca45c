//! An impl of the user's own for a pointer that is forwarded already: `forward(..)` makes room.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
}

impl<S: Store> Store for Box<S> {
    async fn get(&self) -> u32 {
        (**self).get().await
    }
}

#[erase]
trait Handler {
    async fn call(&self) -> u32;
}

impl<F: Fn() -> u32 + Send + Sync> Handler for F {
    async fn call(&self) -> u32 {
        self()
    }
}

#[erase(forward())]
trait Resolved {
    async fn call(&self) -> u32;
}

impl<F: Fn() -> u32 + Send + Sync> Resolved for F {
    async fn call(&self) -> u32 {
        self()
    }
}

fn main() {
    let _: &dyn Resolved = &|| 1;
}
