//! Every way of writing a call on a trait that has `&mut self` methods too, as far as the
//! receivers allow.

use std::collections::HashMap;

use erase_core::erase;
use futures::executor::block_on;

macro_rules! mutable_call_sites {
    () => {
        #[derive(Default)]
        struct Memory(HashMap<u64, String>);

        impl Store for Memory {
            async fn get(&self, id: u64) -> Option<&str> {
                self.0.get(&id).map(String::as_str)
            }
            async fn put(&mut self, id: u64, value: &str) -> usize {
                self.0.insert(id, value.to_owned());
                self.0.len()
            }
            fn len(&self) -> usize {
                self.0.len()
            }
            fn clear(&mut self) {
                self.0.clear();
            }
        }

        async fn borrowed(store: &dyn Store) -> usize {
            store.get(1).await.map_or(0, str::len)
        }

        async fn borrowed_mutably(store: &mut dyn Store) -> usize {
            let len = store.put(9, "nine").await;
            store.get(9).await.unwrap().len() + len
        }

        async fn sized<D: Store>(mut store: D) -> usize {
            store.put(1, "one").await + store.get(1).await.map_or(0, str::len)
        }

        async fn maybe_unsized<D: Store + ?Sized>(store: &mut D) -> usize {
            store.clear();
            store.len()
        }

        fn boxed() -> Box<dyn Store> {
            Box::new(Memory::default())
        }

        #[test]
        fn a_box_is_read_and_written() {
            block_on(async {
                let mut store = boxed();
                assert_eq!(store.put(1, "one").await, 1);
                assert_eq!(store.put(2, "two").await, 2);
                assert_eq!(store.get(2).await, Some("two"));
                assert_eq!(store.len(), 2);
                store.clear();
                assert_eq!(store.get(2).await, None);
            });
        }

        #[test]
        fn loops_over_boxes() {
            block_on(async {
                let mut stores = vec![boxed(), boxed()];
                for store in &mut stores {
                    assert_eq!(store.put(1, "one").await, 1);
                }
                for store in stores.iter_mut() {
                    assert_eq!(store.put(2, "two").await, 2);
                }
                for store in &stores {
                    assert_eq!(store.get(1).await, Some("one"));
                }
                stores[1].put(3, "three").await;
                assert_eq!(stores[1].len(), 3);
                for mut store in stores {
                    assert!(store.put(2, "zwei").await >= 2);
                }
            });
        }

        #[test]
        fn references_as_parameters() {
            block_on(async {
                let mut store = boxed();
                assert_eq!(borrowed_mutably(&mut *store).await, 5);
                assert_eq!(borrowed_mutably(store.as_mut()).await, 5);
                store.put(1, "one").await;
                assert_eq!(borrowed(&*store).await, 3);
                assert_eq!(borrowed(store.as_ref()).await, 3);
                let mut memory = Memory::default();
                assert_eq!(borrowed_mutably(&mut memory).await, 5);
                let reference: &mut dyn Store = &mut memory;
                assert_eq!(reference.put(7, "seven").await, 2);
                assert_eq!(borrowed_mutably(reference).await, 6);
                assert_eq!(reference.get(7).await, Some("seven"));
            });
        }

        #[test]
        fn fields_and_map_values() {
            struct Service {
                store: Box<dyn Store>,
            }
            impl Service {
                async fn rename(&mut self) -> usize {
                    self.store.put(1, "uno").await;
                    self.store.get(1).await.unwrap().len()
                }
            }
            block_on(async {
                let mut service = Service { store: boxed() };
                assert_eq!(service.rename().await, 3);
                let mut map = HashMap::from([("k", boxed())]);
                assert_eq!(map.get_mut("k").unwrap().put(1, "one").await, 1);
                assert_eq!(map.get("k").unwrap().get(1).await, Some("one"));
            });
        }

        #[test]
        fn a_dyn_value_where_an_implementor_is_asked() {
            block_on(async {
                assert_eq!(sized(boxed()).await, 4);
                assert_eq!(sized(Memory::default()).await, 4);
                let mut store = boxed();
                store.put(1, "one").await;
                assert_eq!(maybe_unsized(&mut *store).await, 0);
                store.put(1, "one").await;
                assert_eq!(maybe_unsized(&mut store).await, 0);
                assert_eq!(maybe_unsized(&mut Memory::default()).await, 0);
            });
        }

        #[test]
        fn the_path_of_the_trait() {
            block_on(async {
                let mut store = boxed();
                assert_eq!(Store::put(&mut store, 1, "one").await, 1);
                assert_eq!(Store::get(&store, 1).await, Some("one"));
                let mut memory = Memory::default();
                assert_eq!(<Memory as Store>::put(&mut memory, 1, "one").await, 1);
            });
        }

        #[test]
        fn every_auto_trait_combination() {
            block_on(async {
                let mut store: Box<dyn Store + Send> = Box::new(Memory::default());
                assert_eq!(store.put(1, "one").await, 1);
                let mut store: Box<dyn Store + Sync> = Box::new(Memory::default());
                assert_eq!(store.put(1, "one").await, 1);
                let mut store: Box<dyn Store + Send + Sync> = Box::new(Memory::default());
                assert_eq!(store.put(1, "one").await, 1);
                assert_eq!(maybe_unsized(&mut *store).await, 0);
                assert_eq!(sized(store).await, 4);
            });
        }

        #[tokio::test]
        async fn a_box_moved_into_a_task() {
            let mut store: Box<dyn Store + Send + Sync> = Box::new(Memory::default());
            let task = tokio::spawn(async move {
                store.put(1, "one").await;
                store.get(1).await.map(str::to_owned)
            });
            assert_eq!(task.await.unwrap().as_deref(), Some("one"));
        }

        fn spawn_generic<D>(mut store: D) -> tokio::task::JoinHandle<usize>
        where
            D: Store + Send + Sync + 'static,
        {
            tokio::spawn(async move {
                store.put(1, "one").await;
                store.get(1).await.map_or(0, str::len)
            })
        }

        #[tokio::test]
        async fn a_generic_task() {
            assert_eq!(spawn_generic(Memory::default()).await.unwrap(), 3);
            let store: Box<dyn Store + Send + Sync> = Box::new(Memory::default());
            assert_eq!(spawn_generic(store).await.unwrap(), 3);
        }
    };
}

mod without_supertraits {
    use super::*;

    #[erase]
    trait Store {
        async fn get(&self, id: u64) -> Option<&str>;
        async fn put(&mut self, id: u64, value: &str) -> usize;
        fn len(&self) -> usize;
        fn clear(&mut self);
    }

    mutable_call_sites!();
}

mod with_send_and_sync {
    use super::*;

    #[erase]
    trait Store: Send + Sync {
        async fn get(&self, id: u64) -> Option<&str>;
        async fn put(&mut self, id: u64, value: &str) -> usize;
        fn len(&self) -> usize;
        fn clear(&mut self);
    }

    mutable_call_sites!();

    struct Counted<D>(D, usize);

    impl<D: Store> Store for Counted<D> {
        async fn get(&self, id: u64) -> Option<&str> {
            self.0.get(id).await
        }
        async fn put(&mut self, id: u64, value: &str) -> usize {
            self.1 += 1;
            self.0.put(id, value).await + self.1 * 10
        }
        fn len(&self) -> usize {
            self.0.len()
        }
        fn clear(&mut self) {
            self.0.clear();
        }
    }

    #[test]
    fn a_generic_wrapper_around_a_box() {
        block_on(async {
            let mut store = Counted(boxed(), 0);
            assert_eq!(store.put(1, "one").await, 11);
            let mut store: Box<dyn Store> = Box::new(Counted(Box::new(store) as Box<dyn Store>, 0));
            assert_eq!(store.put(2, "two").await, 32);
            assert_eq!(store.get(1).await, Some("one"));
        });
    }
}
