//! `crate = path` names a dependency that has another name.

use erase_test_renamed::{Absolute, Memory, Store};
use futures::executor::block_on;

#[test]
fn a_renamed_dependency_is_named_by_crate() {
    let store: Box<dyn Store> = Box::new(Memory(1));
    assert_eq!(block_on(store.get("ab")), 3);
    assert_eq!(block_on((*store).twice("ab")), 6);
    let mut absolute: Box<dyn Absolute> = Box::new(Memory(1));
    assert_eq!(block_on(absolute.put(2)), Some(1));
    assert_eq!(block_on(absolute.put(3)), Some(2));
}
