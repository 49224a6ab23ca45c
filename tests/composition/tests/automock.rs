//! mockall's `#[automock]` beside the attribute.
//!
//! Above it, mockall looks for the name `async_trait`: bring the macro into scope under that name.
//! Below it, mockall sees functions that return futures, and so do the closures of a test.

use futures::executor::block_on;
use mockall::automock;

mod above_under_the_name_async_trait {
    use super::*;
    use erase_core::async_trait;

    #[automock]
    #[async_trait]
    pub(crate) trait Store: Send + Sync {
        async fn get(&self, key: u64) -> Option<String>;
        async fn put(&mut self, key: u64, value: String) -> Result<(), String>;
        async fn len_of(&self, value: &str) -> usize;
        fn count(&self) -> usize;
    }

    #[test]
    fn the_mock_is_called_through_dyn() {
        let mut mock = MockStore::new();
        mock.expect_get().returning(|key| Some(key.to_string()));
        mock.expect_put().returning(|_, value| Err(value));
        mock.expect_len_of().returning(str::len);
        mock.expect_count().return_const(3_usize);
        let mut store: Box<dyn Store> = Box::new(mock);
        assert_eq!(block_on(store.get(1)).as_deref(), Some("1"));
        assert_eq!(block_on(store.put(2, "x".to_owned())), Err("x".to_owned()));
        assert_eq!(block_on(store.len_of("four")), 4);
        assert_eq!(store.count(), 3);
    }
}

mod above_with_erase_under_that_name {
    use super::*;
    // With all that `#[erase]` does: `Box<dyn Clock>` is a `Clock`.
    use erase_core::erase as async_trait;

    #[automock]
    #[async_trait]
    pub(crate) trait Clock {
        async fn now(&self) -> u64;
    }

    async fn generic<C: Clock>(clock: C) -> u64 {
        clock.now().await
    }

    #[test]
    fn a_boxed_mock_is_an_implementor() {
        let mut mock = MockClock::new();
        mock.expect_now().return_const(9_u64);
        let clock: Box<dyn Clock> = Box::new(mock);
        assert_eq!(block_on(generic(clock)), 9);
    }
}

mod below {
    use super::*;
    use erase_core::erase;

    #[erase]
    #[automock]
    pub(crate) trait Store: Send + Sync {
        async fn get(&self, key: u64) -> Option<String>;
        async fn len_of(&self, value: &str) -> usize;
        fn count(&self) -> usize;
    }

    #[test]
    fn the_closures_return_futures() {
        let mut mock = MockStore::new();
        mock.expect_get()
            .returning(|key| Box::pin(async move { Some(key.to_string()) }));
        mock.expect_len_of().returning(|value| {
            let len = value.len();
            Box::pin(async move { len })
        });
        mock.expect_count().return_const(3_usize);
        let store: Box<dyn Store> = Box::new(mock);
        assert_eq!(block_on(store.get(1)).as_deref(), Some("1"));
        assert_eq!(block_on(store.len_of("four")), 4);
        assert_eq!(store.count(), 3);
    }
}
