//! The trait has no `Sync`, so a future that borrows the implementor is not `Send`.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::cell::Cell;

#[erase]
trait Count {
    async fn count(&self) -> u64;
}
struct Counted(Cell<u64>);
impl Count for Counted {
    async fn count(&self) -> u64 {
        self.0.replace(2)
    }
}
fn main() {
    let counted: Box<dyn Count> = Box::new(Counted(Cell::new(1)));
    std::thread::scope(|scope| {
        let future = counted.count();
        scope.spawn(move || support::block_on(future));
        counted.count()
    });
}
