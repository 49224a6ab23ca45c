//! In the output, which borrows from the receiver.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::cell::{Ref, RefCell};
use support::block_on;

#[erase(?Send)]
trait Source {
    type Item;
    async fn item(&self) -> Ref<Self::Item>;
}
struct Cell(RefCell<String>);
impl Source for Cell {
    type Item = String;
    async fn item(&self) -> Ref<'_, String> {
        self.0.borrow()
    }
}
fn main() {
    let cell: Box<dyn Source<Item = String>> =
        Box::new(Cell(RefCell::new("on the heap".to_owned())));
    let item = block_on((*cell).item());
    drop(cell); //~ E0505: cannot move out of `cell` because it is borrowed
    assert_eq!(*item, "on the heap");
}
