//! `delegate!` in an impl of an erased trait: to a concrete value, to a `dyn` value, and from an
//! inherent impl to a `dyn` value.

use delegate::delegate;
use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> Option<usize>;
    async fn put(&mut self, key: &str) -> usize;
    fn count(&self) -> usize;
}

struct Memory(usize);

impl Store for Memory {
    async fn get(&self, key: &str) -> Option<usize> {
        Some(key.len() + self.0)
    }

    async fn put(&mut self, key: &str) -> usize {
        self.0 += key.len();
        self.0
    }

    fn count(&self) -> usize {
        self.0
    }
}

struct Wrapper<S: ?Sized>(Box<S>);

impl Store for Wrapper<dyn Store> {
    delegate! {
        to self.0 {
            async fn get(&self, key: &str) -> Option<usize>;
            async fn put(&mut self, key: &str) -> usize;
            fn count(&self) -> usize;
        }
    }
}

impl Store for Wrapper<Memory> {
    delegate! {
        to self.0 {
            async fn get(&self, key: &str) -> Option<usize>;
            async fn put(&mut self, key: &str) -> usize;
            fn count(&self) -> usize;
        }
    }
}

struct Front {
    store: Box<dyn Store>,
}

impl Front {
    delegate! {
        to self.store {
            #[call(get)]
            async fn length(&self, key: &str) -> Option<usize>;
        }
    }
}

#[test]
fn to_a_dyn_value() {
    let mut wrapper: Wrapper<dyn Store> = Wrapper(Box::new(Memory(0)));
    assert_eq!(block_on(wrapper.put("ab")), 2);
    let outer: Box<dyn Store> = Box::new(wrapper);
    assert_eq!(block_on(outer.get("four")), Some(6));
    assert_eq!(outer.count(), 2);
}

#[test]
fn to_a_concrete_value() {
    let outer: Box<dyn Store> = Box::new(Wrapper(Box::new(Memory(1))));
    assert_eq!(block_on(outer.get("four")), Some(5));
    assert_eq!(outer.count(), 1);
}

#[test]
fn from_an_inherent_method() {
    let front = Front {
        store: Box::new(Memory(0)),
    };
    assert_eq!(block_on(front.length("four")), Some(4));
}
