//! trait-variant above `#[erase(?Send)]`.

use erase_core::erase;
use futures::executor::block_on;

mod one_trait_with_send {
    use super::*;

    #[trait_variant::make(Send)]
    #[erase(?Send)]
    trait Store: Sync {
        async fn get(&self, key: &str) -> Option<usize>;
        fn count(&self) -> usize;
    }

    struct Memory;

    impl Store for Memory {
        async fn get(&self, key: &str) -> Option<usize> {
            Some(key.len())
        }

        fn count(&self) -> usize {
            1
        }
    }

    fn is_send<T: Send>(value: T) -> T {
        value
    }

    #[test]
    fn its_futures_are_send() {
        let store: Box<dyn Store> = Box::new(Memory);
        assert_eq!(block_on(is_send(Memory.get("four"))), Some(4));
        assert_eq!(block_on(is_send((*store).get("four"))), Some(4));
        assert_eq!(block_on(store.get("four")), Some(4));
        assert_eq!(store.count(), 1);
    }
}

mod two_traits {
    use super::*;
    use std::rc::Rc;

    #[trait_variant::make(Store: Send)]
    #[erase(?Send, forward())]
    trait LocalStore {
        async fn get(&self, key: &str) -> Option<usize>;
    }

    struct Shared;

    impl Store for Shared {
        async fn get(&self, key: &str) -> Option<usize> {
            Some(key.len())
        }
    }

    struct Pinned(Rc<usize>);

    impl LocalStore for Pinned {
        async fn get(&self, key: &str) -> Option<usize> {
            let held = Rc::clone(&self.0);
            futures::future::ready(()).await;
            Some(*held + key.len())
        }
    }

    async fn locally(store: &dyn LocalStore) -> Option<usize> {
        store.get("four").await
    }

    #[test]
    fn both_have_their_dyn_type() {
        let shared: Box<dyn Store> = Box::new(Shared);
        assert_eq!(block_on(Store::get(&Shared, "four")), Some(4));
        assert_eq!(block_on(shared.get("four")), Some(4));
        assert_eq!(block_on(locally(&Pinned(Rc::new(1)))), Some(5));
        assert_eq!(block_on(locally(&Shared)), Some(4));
    }
}
