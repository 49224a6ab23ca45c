//! Every way of writing a call compiles and runs: directly, through each pointer, in generic code
//! and in spawned tasks, with and without `Send + Sync` supertraits.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

/// The calls that a trait of `&self` methods offers whatever its supertraits are.
macro_rules! common_call_sites {
    () => {
        struct Fixed(u64);

        impl Database for Fixed {
            async fn get(&self, id: u64) -> u64 {
                self.0 + id
            }
            fn name(&self) -> &str {
                "fixed"
            }
        }

        struct Named(String);

        impl Database for Named {
            async fn get(&self, id: u64) -> u64 {
                self.0.len() as u64 * id
            }
            fn name(&self) -> &str {
                &self.0
            }
        }

        fn databases() -> Vec<Box<dyn Database>> {
            vec![Box::new(Fixed(10)), Box::new(Named("four".to_owned()))]
        }

        async fn borrowed(db: &dyn Database) -> u64 {
            db.get(1).await
        }

        async fn borrowed_mutably(db: &mut dyn Database) -> u64 {
            db.get(2).await
        }

        async fn sized<D: Database>(db: D) -> u64 {
            db.get(3).await + db.name().len() as u64
        }

        async fn maybe_unsized<D: Database + ?Sized>(db: &D) -> u64 {
            db.get(4).await
        }

        async fn argument(db: impl Database) -> u64 {
            db.get(5).await
        }

        async fn with_lifetime<'a>(db: &'a (dyn Database + 'a)) -> u64 {
            db.get(6).await
        }

        #[test]
        fn a_loop_over_boxes() {
            block_on(async {
                let dbs = databases();
                let mut seen = Vec::new();
                for db in &dbs {
                    seen.push((db.name().to_owned(), db.get(1).await));
                }
                assert_eq!(seen, [("fixed".to_owned(), 11), ("four".to_owned(), 4)]);
                for db in dbs {
                    assert!(db.get(2).await > 7);
                }
            });
        }

        #[test]
        fn a_loop_over_mutable_boxes_and_over_indices() {
            block_on(async {
                let mut dbs = databases();
                let mut sum = 0;
                for db in &mut dbs {
                    sum += db.get(1).await;
                }
                for index in 0..dbs.len() {
                    sum += dbs[index].get(1).await;
                }
                assert_eq!(sum, 30);
            });
        }

        #[test]
        fn references_as_parameters() {
            block_on(async {
                let mut dbs = databases();
                assert_eq!(borrowed(&*dbs[0]).await, 11);
                assert_eq!(borrowed(dbs[1].as_ref()).await, 4);
                assert_eq!(borrowed(&Fixed(1)).await, 2);
                assert_eq!(borrowed_mutably(&mut *dbs[0]).await, 12);
                assert_eq!(borrowed_mutably(dbs[1].as_mut()).await, 8);
                assert_eq!(with_lifetime(&*dbs[0]).await, 16);
            });
        }

        #[test]
        fn as_ref_before_the_call() {
            block_on(async {
                let db: Box<dyn Database> = Box::new(Fixed(1));
                assert_eq!(db.as_ref().get(1).await, 2);
                let db: Arc<dyn Database> = Arc::new(Fixed(2));
                assert_eq!(db.as_ref().get(1).await, 3);
            });
        }

        #[test]
        fn a_field_of_a_struct() {
            struct Service<'a> {
                owned: Box<dyn Database>,
                lent: &'a dyn Database,
            }
            impl Service<'_> {
                async fn sum(&self) -> u64 {
                    self.owned.get(1).await + self.lent.get(1).await
                }
            }
            let lent = Fixed(100);
            let service = Service {
                owned: Box::new(Fixed(1)),
                lent: &lent,
            };
            assert_eq!(block_on(service.sum()), 103);
        }

        #[test]
        fn a_value_of_a_map() {
            block_on(async {
                let mut map: HashMap<&str, Box<dyn Database>> = HashMap::new();
                map.insert("k", Box::new(Fixed(1)));
                assert_eq!(map.get("k").unwrap().get(1).await, 2);
                assert_eq!(map["k"].get(1).await, 2);
                assert_eq!(map.get_mut("k").unwrap().get(1).await, 2);
                let shared: HashMap<u8, Arc<dyn Database>> =
                    HashMap::from([(1, Arc::new(Fixed(1)) as Arc<dyn Database>)]);
                assert_eq!(shared.get(&1).unwrap().get(1).await, 2);
            });
        }

        #[test]
        fn reference_counted_pointers() {
            block_on(async {
                let rc: Rc<dyn Database> = Rc::new(Fixed(1));
                assert_eq!(rc.get(1).await, 2);
                assert_eq!(Rc::clone(&rc).name(), "fixed");
                let arc: Arc<dyn Database> = Arc::new(Fixed(1));
                assert_eq!(arc.get(1).await, 2);
                assert_eq!(sized(&*rc).await, 9);
                assert_eq!(sized(arc).await, 9);
            });
        }

        #[test]
        fn a_dyn_value_where_an_implementor_is_asked() {
            block_on(async {
                let db: Box<dyn Database> = Box::new(Fixed(1));
                assert_eq!(sized(&*db).await, 9);
                assert_eq!(sized(&db).await, 9);
                assert_eq!(maybe_unsized(&*db).await, 5);
                assert_eq!(maybe_unsized(&db).await, 5);
                assert_eq!(maybe_unsized(db.as_ref()).await, 5);
                assert_eq!(argument(&db).await, 6);
                assert_eq!(argument(&*db).await, 6);
                assert_eq!(sized(db).await, 9);
            });
        }

        #[test]
        fn a_concrete_value_where_an_implementor_is_asked() {
            block_on(async {
                assert_eq!(sized(&Fixed(1)).await, 9);
                assert_eq!(maybe_unsized(&Fixed(1)).await, 5);
                assert_eq!(sized(Fixed(1)).await, 9);
            });
        }

        #[test]
        fn the_path_of_the_trait() {
            block_on(async {
                let db: Box<dyn Database> = Box::new(Fixed(1));
                assert_eq!(Database::get(&db, 1).await, 2);
                assert_eq!(Database::get(&Fixed(2), 1).await, 3);
                assert_eq!(Fixed::get(&Fixed(2), 1).await, 3);
                assert_eq!(<Fixed as Database>::get(&Fixed(2), 1).await, 3);
            });
        }

        #[test]
        fn every_auto_trait_combination() {
            block_on(async {
                let db: Box<dyn Database + Send> = Box::new(Fixed(1));
                assert_eq!(db.get(1).await, 2);
                let db: Box<dyn Database + Sync> = Box::new(Fixed(1));
                assert_eq!(db.get(1).await, 2);
                let db: Box<dyn Database + Send + Sync> = Box::new(Fixed(1));
                assert_eq!(db.get(1).await, 2);
                assert_eq!(sized(&db).await, 9);
                assert_eq!(maybe_unsized(&*db).await, 5);
                assert_eq!(borrowed(&*db).await, 2);
                let less: Box<dyn Database> = db;
                assert_eq!(sized(less).await, 9);
            });
        }

        #[test]
        fn concurrent_calls() {
            block_on(async {
                let dbs = databases();
                let answers = futures::future::join_all(dbs.iter().map(|db| db.get(1))).await;
                assert_eq!(answers, [11, 4]);
                let (a, b) = futures::join!(dbs[0].get(1), dbs[1].get(1));
                assert_eq!(a + b, 15);
            });
        }

        #[tokio::test]
        async fn a_shared_value_moved_into_a_task() {
            let db: Arc<dyn Database + Send + Sync> = Arc::new(Fixed(1));
            let other = Arc::clone(&db);
            let task = tokio::spawn(async move { other.get(1).await });
            assert_eq!(task.await.unwrap() + db.get(2).await, 5);
        }

        fn spawn_generic<D>(db: D) -> tokio::task::JoinHandle<u64>
        where
            D: Database + Send + Sync + 'static,
        {
            tokio::spawn(async move { db.get(1).await })
        }

        #[tokio::test]
        async fn a_generic_task() {
            assert_eq!(spawn_generic(Fixed(1)).await.unwrap(), 2);
            let db: Box<dyn Database + Send + Sync> = Box::new(Fixed(1));
            assert_eq!(spawn_generic(db).await.unwrap(), 2);
            let db: Arc<dyn Database + Send + Sync> = Arc::new(Fixed(1));
            assert_eq!(spawn_generic(db).await.unwrap(), 2);
        }
    };
}

mod without_supertraits {
    use super::*;

    #[erase]
    trait Database {
        async fn get(&self, id: u64) -> u64;
        fn name(&self) -> &str;
    }

    common_call_sites!();

    struct Retry<D>(D);

    impl<D: Database + Sync> Database for Retry<D> {
        async fn get(&self, id: u64) -> u64 {
            self.0.get(id).await + self.0.get(id).await
        }
        fn name(&self) -> &str {
            self.0.name()
        }
    }

    #[test]
    fn a_generic_wrapper_around_a_box() {
        block_on(async {
            let retry = Retry(Box::new(Fixed(1)) as Box<dyn Database + Sync>);
            assert_eq!(retry.get(1).await, 4);
            let again: Box<dyn Database> = Box::new(Retry(retry));
            assert_eq!(again.get(1).await, 8);
            assert_eq!(again.name(), "fixed");
        });
    }

    #[test]
    fn an_rc_where_an_implementor_is_asked() {
        let rc: Rc<dyn Database> = Rc::new(Fixed(1));
        assert_eq!(block_on(sized(Rc::clone(&rc))), 9);
        assert_eq!(block_on(argument(rc)), 6);
    }
}

mod with_send_and_sync {
    use super::*;

    #[erase]
    trait Database: Send + Sync {
        async fn get(&self, id: u64) -> u64;
        fn name(&self) -> &str;
    }

    common_call_sites!();

    struct Retry<D>(D);

    impl<D: Database> Database for Retry<D> {
        async fn get(&self, id: u64) -> u64 {
            self.0.get(id).await + self.0.get(id).await
        }
        fn name(&self) -> &str {
            self.0.name()
        }
    }

    #[test]
    fn a_generic_wrapper_around_a_box() {
        block_on(async {
            let retry: Retry<Box<dyn Database>> = Retry(Box::new(Fixed(1)));
            assert_eq!(retry.get(1).await, 4);
            let again: Box<dyn Database> = Box::new(Retry(retry));
            assert_eq!(again.get(1).await, 8);
            assert_eq!(sized(&again).await, 21);
            let lent: Retry<&dyn Database> = Retry(&*again);
            assert_eq!(lent.get(1).await, 16);
        });
    }

    #[tokio::test]
    async fn a_box_moved_into_a_task() {
        let db: Box<dyn Database> = Box::new(Fixed(1));
        assert_eq!(
            tokio::spawn(async move { db.get(1).await }).await.unwrap(),
            2
        );
        let db: Arc<dyn Database> = Arc::new(Fixed(1));
        assert_eq!(
            tokio::spawn(async move { db.get(1).await }).await.unwrap(),
            2
        );
        let db: &'static dyn Database = &Fixed(1);
        assert_eq!(tokio::spawn(db.get(1)).await.unwrap(), 2);
    }
}
