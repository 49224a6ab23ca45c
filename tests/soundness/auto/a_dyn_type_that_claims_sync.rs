//! `dyn Trait + Send + Sync` comes from implementors that are both.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::cell::Cell;

#[erase(?Send)]
trait Count {
    type Item;
    async fn count(&self, item: Self::Item) -> u64;
}
struct Counted(Cell<u64>);
impl Count for Counted {
    type Item = ();
    async fn count(&self, _: ()) -> u64 {
        self.0.replace(2)
    }
}
fn main() {
    let counted: Box<dyn Count<Item = ()>> = Box::new(Counted(Cell::new(1)));
    let counted: Box<dyn Count<Item = ()> + Send + Sync> = counted;
    let _ = &counted;
}
