//! mockall's `mock!` writes an implementor, so it needs to know nothing of the attribute.

use erase_core::erase;
use futures::executor::block_on;
use mockall::mock;
use mockall::predicate::eq;

#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: u64) -> Option<String>;
    async fn put(&mut self, key: u64, value: &str) -> Result<(), String>;
    fn count(&self) -> usize;
}

mock! {
    Memory {}

    impl Store for Memory {
        async fn get(&self, key: u64) -> Option<String>;
        async fn put(&mut self, key: u64, value: &str) -> Result<(), String>;
        fn count(&self) -> usize;
    }
}

#[test]
fn a_mock_answers_natively_and_through_dyn() {
    let mut mock = MockMemory::new();
    mock.expect_get()
        .with(eq(1))
        .times(2)
        .returning(|key| Some(key.to_string()));
    mock.expect_put()
        .withf(|key, value| *key == 2 && value == "two")
        .return_once(|_, _| Err("full".to_owned()));
    mock.expect_count().return_const(3_usize);
    assert_eq!(block_on(mock.get(1)).as_deref(), Some("1"));

    let mut store: Box<dyn Store> = Box::new(mock);
    assert_eq!(block_on(store.get(1)).as_deref(), Some("1"));
    assert_eq!(block_on(store.put(2, "two")), Err("full".to_owned()));
    assert_eq!(store.count(), 3);
}

#[test]
#[should_panic(expected = "No matching expectation found")]
fn a_call_that_nobody_expects_panics_through_dyn_too() {
    let mut mock = MockMemory::new();
    mock.expect_get().with(eq(1)).returning(|_| None);
    let store: Box<dyn Store> = Box::new(mock);
    block_on(store.get(2));
}

#[test]
#[should_panic(expected = "called 0 time(s)")]
fn a_future_that_is_never_polled_is_no_call() {
    let mut mock = MockMemory::new();
    mock.expect_get().times(1..).returning(|_| None);
    let store: Box<dyn Store> = Box::new(mock);
    drop(store.get(1));
}

mod with_an_associated_type {
    use super::*;

    #[erase]
    trait Table: Send + Sync {
        type Error;
        async fn row(&self, key: u64) -> Result<u32, Self::Error>;
    }

    mock! {
        Rows {}

        impl Table for Rows {
            type Error = String;
            async fn row(&self, key: u64) -> Result<u32, String>;
        }
    }

    #[test]
    fn the_dyn_type_names_it() {
        let mut mock = MockRows::new();
        mock.expect_row()
            .returning(|key| Err(format!("no row {key}")));
        let table: Box<dyn Table<Error = String>> = Box::new(mock);
        assert_eq!(block_on(table.row(7)), Err("no row 7".to_owned()));
    }
}

mod under_the_name_async_trait {
    use super::*;
    use erase_core::async_trait;

    #[async_trait]
    trait Clock {
        async fn now(&self) -> u64;
    }

    mock! {
        Stopped {}

        #[async_trait]
        impl Clock for Stopped {
            async fn now(&self) -> u64;
        }
    }

    #[test]
    fn the_attribute_on_the_impl_may_stay() {
        let mut mock = MockStopped::new();
        mock.expect_now().return_const(9_u64);
        let clock: &dyn Clock = &mock;
        assert_eq!(block_on(clock.now()), 9);
    }
}
