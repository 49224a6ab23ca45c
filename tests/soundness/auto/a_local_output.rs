//! A stream, an iterator and a closure that need not be `Send` are not, through dyn and through forwards.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::rc::Rc;
use support::send;

#[erase]
trait Count: Send + Sync {
    fn count(&self) -> impl Iterator<Item = u64>;
}
struct Counted;
impl Count for Counted {
    fn count(&self) -> impl Iterator<Item = u64> {
        std::iter::once(Rc::new(1)).map(|rc| *rc)
    }
}
fn main() {
    let counted: &'static dyn Count = &Counted;
    send(counted.count());
    send(<&dyn Count as Count>::count(&counted));
}
