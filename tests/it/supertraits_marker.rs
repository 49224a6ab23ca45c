//! Traits without an async method of their own are erased too, and inherit what their supertraits
//! have.

use erase_core::erase;
use futures::executor::block_on;

struct Value(u32);

#[erase]
trait Root: Send + Sync {
    async fn root(&self) -> u32;
}
impl Root for Value {
    async fn root(&self) -> u32 {
        self.0
    }
}

#[erase]
trait Marker: Root {}
impl Marker for Value {}

#[erase]
trait Empty {}
impl Empty for Value {}

#[erase]
trait Sync_: Send + Sync {
    fn plain(&self) -> u32;
}
impl Sync_ for Value {
    fn plain(&self) -> u32 {
        self.0
    }
}

#[test]
fn a_trait_without_async_methods() {
    let lent: &dyn Marker = &Value(5);
    assert_eq!(block_on(lent.root()), 5);
    let empties: [&dyn Empty; 1] = [&Value(1)];
    assert_eq!(empties.len(), 1);
    let plain: Box<dyn Sync_> = Box::new(Value(6));
    assert_eq!(plain.plain(), 6);
    fn generic<S: Sync_>(sync: S) -> u32 {
        sync.plain()
    }
    assert_eq!(generic(plain), 6);
}

#[test]
fn a_marker_behind_a_box() {
    let marker: Box<dyn Marker> = Box::new(Value(5));
    assert_eq!(block_on(marker.root()), 5);
}
