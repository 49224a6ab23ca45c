//! Default bodies of ordinary methods that call erased ones, whatever is forwarded.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Implements and checks a trait of this shape under an attribute.
macro_rules! shared {
    ($name:ident, #[$attribute:meta], $($supertrait:tt)*) => {
        mod $name {
            use super::*;

            #[$attribute]
            trait Store: $($supertrait)* {
                async fn get(&self, key: &str) -> usize;

                fn sum<'a>(&'a self, keys: &'a [&'a str]) -> BoxFuture<'a, usize> {
                    Box::pin(async move {
                        let mut sum = 0;
                        for key in keys {
                            sum += self.get(key).await;
                        }
                        sum
                    })
                }
                fn at_once(&self) -> usize {
                    let this = self;
                    block_on(this.get("at once"))
                }
            }

            struct Fixed(usize);

            impl Store for Fixed {
                async fn get(&self, key: &str) -> usize {
                    self.0 + key.len()
                }
            }

            #[test]
            fn on_the_type_and_behind_dyn() {
                assert_eq!(block_on(Fixed(1).sum(&["a", "bc"])), 5);
                assert_eq!(Fixed(1).at_once(), 8);
                let store: Box<dyn Store + Send + Sync> = Box::new(Fixed(2));
                assert_eq!(block_on(store.sum(&["a", "bc"])), 7);
                assert_eq!((*store).at_once(), 9);
            }
        }
    };
}

shared!(of_a_static_trait, #[erase], Send + Sync + 'static);
shared!(of_a_component, #[erase], Any + Send + Sync);
shared!(of_a_trait_with_forwards, #[erase], Send + Sync);
shared!(of_a_trait_without_forwards, #[erase(forward())], Send + Sync);
shared!(of_a_trait_with_other_forwards, #[erase(forward(Box))], Send + Sync);
shared!(under_the_name_async_trait, #[erase_core::async_trait], Send + Sync);

mod owned {
    use super::*;

    #[erase]
    trait Service: Send + Sync + 'static {
        async fn call(&self) -> u32;
        async fn called(self: Arc<Self>) -> u32;

        fn spawn(self: Arc<Self>) -> BoxFuture<'static, u32> {
            Box::pin(async move {
                let again = Arc::clone(&self);
                self.call().await + again.called().await
            })
        }
        fn consumed(self: Box<Self>) -> u32 {
            block_on(self.call())
        }
    }

    impl Service for u32 {
        async fn call(&self) -> u32 {
            *self
        }
        async fn called(self: Arc<Self>) -> u32 {
            *self * 10
        }
    }

    #[test]
    fn calls_of_what_is_owned() {
        assert_eq!(block_on(Arc::new(3_u32).spawn()), 33);
        let service: Arc<dyn Service> = Arc::new(4_u32);
        assert_eq!(block_on(service.spawn()), 44);
        let service: Box<dyn Service> = Box::new(5_u32);
        assert_eq!(service.consumed(), 5);
    }
}

mod mutable {
    use super::*;

    #[erase]
    trait Counter: Send {
        async fn step(&mut self, by: u32) -> u32;

        fn steps(&mut self, times: u32) -> BoxFuture<'_, u32> {
            Box::pin(async move {
                let mut last = 0;
                for _ in 0..times {
                    last = self.step(2).await;
                }
                last
            })
        }
        fn consumed(mut self: Box<Self>) -> u32 {
            block_on(self.step(1))
        }
    }

    struct Count(u32);

    impl Counter for Count {
        async fn step(&mut self, by: u32) -> u32 {
            self.0 += by;
            self.0
        }
    }

    #[test]
    fn calls_that_change_something() {
        assert_eq!(block_on(Count(0).steps(3)), 6);
        let mut counter: Box<dyn Counter> = Box::new(Count(1));
        assert_eq!(block_on(counter.steps(2)), 5);
        assert_eq!(counter.consumed(), 6);
    }
}

mod generic {
    use super::*;

    #[erase]
    trait Table<'t, K, const N: usize>: Send + Sync + 'static
    where
        K: Clone + Send + Sync + 'static,
    {
        type Row: Send + Sync + PartialEq + 'static;

        async fn row(&self, key: &K) -> Option<Self::Row>;
        async fn name<'a>(&'a self, prefix: &'a str) -> &'a str;
        async fn tag(&self) -> &'t str;
        fn rows(&self, key: K) -> impl Iterator<Item = K> + Send;

        fn same<'a>(&'a self, one: &'a K, two: &'a K) -> BoxFuture<'a, bool> {
            Box::pin(async move { self.row(one).await == self.row(two).await })
        }
        fn both(&self) -> (String, usize) {
            let name = block_on(self.name("the "));
            (format!("{name}{}", block_on(self.tag())), N)
        }
        fn count(&self, key: K) -> usize {
            self.rows(key).count()
        }
    }

    struct Parity;

    impl Table<'static, u32, 7> for Parity {
        type Row = bool;

        async fn row(&self, key: &u32) -> Option<bool> {
            Some(key % 2 == 0)
        }
        async fn name<'a>(&'a self, prefix: &'a str) -> &'a str {
            prefix
        }
        async fn tag(&self) -> &'static str {
            "parity"
        }
        fn rows(&self, key: u32) -> impl Iterator<Item = u32> + Send {
            0..key
        }
    }

    #[test]
    fn parameters_associated_types_and_other_outputs() {
        let table: Box<dyn Table<'static, u32, 7, Row = bool>> = Box::new(Parity);
        assert!(block_on(table.same(&1, &3)));
        assert!(!block_on(table.same(&1, &2)));
        assert_eq!(table.both(), ("the parity".to_owned(), 7));
        assert_eq!(table.count(3), 3);
    }
}

mod beside_items_of_any_name {
    use super::*;

    struct OnSelf(u32);
    struct P;

    #[erase(forward())]
    trait Named: Send + Sync {
        async fn get(&self) -> u32;
        fn later(&self) -> u32 {
            let (OnSelf(one), P) = (OnSelf(1), P);
            block_on(self.get()) + one
        }
    }

    impl Named for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    #[test]
    fn they_are_the_users() {
        let named: Box<dyn Named> = Box::new(2_u32);
        assert_eq!(named.later(), 3);
    }
}

mod beside_other_methods_of_the_name {
    use super::*;
    use std::collections::HashMap;

    #[erase]
    trait Cache: Send + Sync + 'static {
        async fn get(&self, key: u32) -> u32;
        async fn next(&self) -> u32;
        fn map(&self) -> &HashMap<u32, u32>;

        fn cached(&self, key: u32) -> BoxFuture<'_, u32> {
            if let Some(value) = self.map().get(&key) {
                return Box::pin(std::future::ready(*value));
            }
            let first = (10..).next().unwrap_or(0);
            Box::pin(async move { first + self.get(key).await + self.next().await })
        }
    }

    struct Double(HashMap<u32, u32>);

    impl Cache for Double {
        async fn get(&self, key: u32) -> u32 {
            key * 2
        }
        async fn next(&self) -> u32 {
            100
        }
        fn map(&self) -> &HashMap<u32, u32> {
            &self.0
        }
    }

    #[test]
    fn each_call_finds_its_own() {
        let cache: Arc<dyn Cache> = Arc::new(Double(HashMap::from([(1, 5)])));
        assert_eq!(block_on(cache.cached(1)), 5);
        assert_eq!(block_on(cache.cached(2)), 114);
    }
}
