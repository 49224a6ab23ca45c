//! Two ways to call by path that `dyn` does not have; the way that works stands beside them.
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self) -> u32;
}

async fn calls(store: Box<dyn Store>) {
    <dyn Store>::get(&*store).await;
    Store::get(&*store).await;
    Store::get(&store).await;
}

fn main() {
    let _ = calls;
}
