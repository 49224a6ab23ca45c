//! What a trait with `&mut self`, `self` and supertraits expands to, at work.

use std::collections::BTreeMap;
use std::fmt::Debug;

use futures::executor::block_on;

include!("../mutable_with_supertraits.expanded.rs");

#[derive(Debug, Default)]
struct Memory(BTreeMap<String, u32>);

impl Store for Memory {
    async fn put(&mut self, key: &str, value: u32) -> Option<u32> {
        self.0.insert(key.to_owned(), value)
    }

    async fn close(self) -> usize {
        self.0.len()
    }
}

#[test]
fn the_expansion_takes_mutable_and_owned_receivers() {
    let mut store: Box<dyn Store> = Box::new(Memory::default());
    assert_eq!(block_on(store.put("a", 1)), None);
    assert_eq!(block_on((*store).put("a", 2)), Some(1));
    assert_eq!(format!("{store:?}"), r#"Memory({"a": 2})"#);
    assert_eq!(block_on(store.close()), 1);
}
