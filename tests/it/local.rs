//! `local = Name` declares the same trait without `Send`; whoever implements the trait implements
//! both.

use std::rc::Rc;

use erase_core::{DynFuture, LocalDynFuture, erase};
use futures::executor::block_on;

#[erase(local = LocalStore)]
pub trait Store: Send + Sync {
    type Item: Clone + Send;
    async fn get(&self, key: &str) -> Option<Self::Item>;
    async fn put(&mut self, key: &str, item: Self::Item);
    fn eager(&self) -> impl Future<Output = u32> + Send;
    async fn kind() -> &'static str;
    async fn only<'k>(&self, key: &'k str, other: &str) -> &'k str
    where
        Self: Sized,
    {
        if other.is_empty() { key } else { "other" }
    }
    fn name(&self) -> String {
        String::from("a store")
    }
    async fn twice(&self) -> u32 {
        self.eager().await * 2
    }
}

struct Shared(Vec<(String, u8)>);

impl Store for Shared {
    type Item = u8;
    async fn get(&self, key: &str) -> Option<u8> {
        self.0
            .iter()
            .find(|(own, _)| own == key)
            .map(|(_, item)| *item)
    }
    async fn put(&mut self, key: &str, item: u8) {
        self.0.push((key.to_owned(), item));
    }
    async fn eager(&self) -> u32 {
        5
    }
    async fn kind() -> &'static str {
        "shared"
    }
}

/// Neither it nor its futures are `Send`.
struct Single(Rc<std::cell::Cell<u8>>);

impl LocalStore for Single {
    type Item = u8;
    async fn get(&self, _key: &str) -> Option<u8> {
        let held = Rc::clone(&self.0);
        std::future::ready(()).await;
        Some(held.get())
    }
    async fn put(&mut self, _key: &str, item: u8) {
        let held = Rc::clone(&self.0);
        std::future::ready(()).await;
        held.set(item);
    }
    async fn eager(&self) -> u32 {
        6
    }
    async fn kind() -> &'static str {
        "single"
    }
}

#[test]
fn a_box_of_the_local_trait_holds_both_kinds() {
    let single = Single(Rc::new(std::cell::Cell::new(1)));
    let mut stores: Vec<Box<dyn LocalStore<Item = u8>>> =
        vec![Box::new(Shared(vec![])), Box::new(single)];
    block_on(async {
        for store in &mut stores {
            store.put("key", 7).await;
            assert_eq!(store.get("key").await, Some(7));
            assert_eq!(store.name(), "a store");
        }
        assert_eq!(stores[0].twice().await, 10);
        assert_eq!(stores[1].twice().await, 12);
    });
}

#[test]
fn the_trait_itself_stays_send() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let store: Box<dyn Store<Item = u8>> = Box::new(Shared(vec![(String::from("key"), 3)]));
    let future: DynFuture<'_, Option<u8>> = is_send((*store).get("key"));
    assert_eq!(block_on(future), Some(3));
    let local: &dyn LocalStore<Item = u8> = &Shared(vec![]);
    let future: LocalDynFuture<'_, u32> = local.twice();
    assert_eq!(block_on(future), 10);
}

#[test]
fn generic_code_over_the_local_trait_takes_every_store() {
    async fn read<S: LocalStore<Item = u8>>(store: S) -> (&'static str, Option<u8>) {
        (S::kind().await, store.get("key").await)
    }
    let single = Single(Rc::new(std::cell::Cell::new(9)));
    assert_eq!(block_on(read(single)), ("single", Some(9)));
    let shared = Shared(vec![(String::from("key"), 4)]);
    assert_eq!(block_on(read(shared)), ("shared", Some(4)));
}

#[test]
fn methods_of_sized_values_are_there_too() {
    async fn only<S: LocalStore>(store: &S) -> &'static str {
        store.only("key", "").await
    }
    assert_eq!(block_on(only(&Shared(vec![]))), "key");
}

mod default_bodies_without_supertraits {
    use super::*;

    #[erase(local = LocalCounter)]
    trait Counter {
        async fn count(&self) -> u32 {
            1
        }
        async fn add(&mut self) -> u32 {
            1
        }
    }

    struct Threaded;
    impl Counter for Threaded {}
    struct Single(Rc<u32>);
    impl LocalCounter for Single {
        async fn count(&self) -> u32 {
            *self.0
        }
    }

    #[test]
    fn whoever_can_be_shared_is_an_implementor_of_both() {
        let mut counters: [Box<dyn LocalCounter>; 2] =
            [Box::new(Threaded), Box::new(Single(Rc::new(5)))];
        let added = counters
            .each_mut()
            .map(|counter| block_on((**counter).add()));
        assert_eq!(added, [1, 1]);
        let counts = counters.each_ref().map(|counter| block_on(counter.count()));
        assert_eq!(counts, [1, 5]);
    }
}
