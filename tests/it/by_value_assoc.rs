//! Plain methods that take `self` by value and speak of associated types.

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Stack {
    type Item: Send + Sync;
    async fn len(&self) -> usize;
    fn top(self) -> Self::Item;
    fn all(self) -> Vec<Self::Item>;
    fn holds(self, item: &Self::Item) -> bool;
    fn among(self, items: &[Self::Item], name: &str) -> Result<usize, String>;
    async fn into_last(self, spare: &Self::Item) -> Self::Item;
}

impl Stack for Vec<u8> {
    type Item = u8;
    async fn len(&self) -> usize {
        self.len()
    }
    fn top(mut self) -> u8 {
        self.pop().unwrap_or_default()
    }
    fn all(self) -> Vec<u8> {
        self
    }
    fn holds(self, item: &u8) -> bool {
        self.contains(item)
    }
    fn among(self, items: &[u8], name: &str) -> Result<usize, String> {
        let found = items.iter().position(|item| *item == self[0]);
        found.ok_or_else(|| name.to_owned())
    }
    async fn into_last(mut self, spare: &u8) -> u8 {
        self.pop().unwrap_or(*spare)
    }
}

fn boxed(items: &[u8]) -> Box<dyn Stack<Item = u8>> {
    Box::new(items.to_vec())
}

#[test]
fn associated_types_go_in_and_come_out_of_a_consumed_box() {
    assert_eq!(block_on(boxed(&[1, 2]).len()), 2);
    assert_eq!(boxed(&[1, 2]).top(), 2);
    assert_eq!(boxed(&[1, 2]).all(), [1, 2]);
    assert!(boxed(&[1, 2]).holds(&2));
    assert_eq!(boxed(&[3]).among(&[1, 3], "three"), Ok(1));
    assert_eq!(boxed(&[3]).among(&[1], "three"), Err("three".to_owned()));
    assert_eq!(block_on(boxed(&[]).into_last(&9)), 9);
}

fn generic<S: Stack<Item = u8>>(stack: S, item: &u8) -> bool {
    stack.holds(item)
}

#[test]
fn a_box_goes_where_an_implementor_is_asked() {
    assert!(generic(boxed(&[5]), &5));
    assert!(!generic(vec![5], &6));
}
