//! A trait whose supertrait is `'static`, on an `Arc<dyn Repo>` in a task.
use std::future::Future;
use std::sync::Arc;

use erase_core::erase;

#[erase]
trait Repo: Send + Sync + 'static {
    async fn get(&self) -> u32;
}

struct Service<R> {
    repo: R,
}

impl<R: Repo> Service<R> {
    async fn run(&self) -> u32 {
        self.repo.get().await
    }
}

fn spawn(_: impl Future<Output = u32> + Send + 'static) {}

fn start(service: Service<Arc<dyn Repo>>) {
    spawn(async move { service.run().await });
}

fn main() {}
