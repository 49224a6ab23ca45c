//! `forward(dyn Arc)` serves whatever the pointee is, so that a generic `P: ?Sized` is called through it;
//! by default `Arc` and `Box` of trait objects are implementors, and references to everything.

use std::future::Future;
use std::sync::Arc;

use erase_core::erase;

use crate::counted::{count, run};

struct Fixed(u32);

mod erased {
    use super::*;

    #[erase(boxed, forward(&, dyn Box, dyn Arc))]
    trait Repo: Send + Sync {
        type Error: Send + PartialEq + std::fmt::Debug;
        async fn get(&self, key: &str) -> Result<u32, Self::Error>;
        fn keys(&self) -> impl Iterator<Item = u32> + Send;
        fn name(&self) -> &str;
    }

    impl Repo for Fixed {
        type Error = ();
        async fn get(&self, key: &str) -> Result<u32, ()> {
            Ok(self.0 + u32::try_from(key.len()).map_err(drop)?)
        }
        fn keys(&self) -> impl Iterator<Item = u32> + Send {
            0..self.0
        }
        fn name(&self) -> &str {
            "fixed"
        }
    }

    /// Dependencies behind pointers, of a type that need not have a size.
    struct Service<R: ?Sized, S: ?Sized> {
        shared: Arc<R>,
        owned: Box<S>,
    }

    impl<R, S> Service<R, S>
    where
        R: Repo<Error = ()> + ?Sized,
        S: Repo<Error = ()> + ?Sized,
    {
        async fn sum(&self) -> Result<u32, ()> {
            let keys = self.shared.keys().count() + self.owned.keys().count();
            assert_eq!((self.shared.name(), self.owned.name()), ("fixed", "fixed"));
            assert_eq!(keys, 3);
            Ok(self.shared.get("abc").await? + self.owned.get("d").await?)
        }
    }

    #[test]
    fn a_generic_pointee_without_a_size() {
        let service = Service {
            shared: Arc::new(Fixed(1)),
            owned: Box::new(Fixed(2)),
        };
        assert_eq!(run(service.sum()), Ok(7));
        let service: Service<dyn Repo<Error = ()>, dyn Repo<Error = ()>> = Service {
            shared: Arc::new(Fixed(1)),
            owned: Box::new(Fixed(2)),
        };
        assert_eq!(run(service.sum()), Ok(7));
    }

    #[test]
    fn a_task_of_its_own() {
        async fn spawned<R: Repo<Error = ()> + ?Sized + 'static>(repo: Arc<R>) -> Result<u32, ()> {
            tokio::spawn(async move { repo.get("").await })
                .await
                .unwrap()
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let repo: Arc<dyn Repo<Error = ()>> = Arc::new(Fixed(3));
        assert_eq!(runtime.block_on(spawned(repo)), Ok(3));
        assert_eq!(runtime.block_on(spawned(Arc::new(Fixed(4)))), Ok(4));
    }

    #[test]
    fn it_is_erased_whatever_the_pointee_is() {
        async fn get<R: Repo<Error = ()>>(repo: R) -> u32 {
            repo.get("a").await.unwrap()
        }
        let (arc, boxed) = (Arc::new(Fixed(1)), Box::new(Fixed(1)));
        assert_eq!(count(|| run(get(arc))), (1, 2));
        assert_eq!(count(|| run(get(boxed))), (1, 2));
    }
}

mod below_a_plain_trait {
    use super::*;

    #[erase(forward(&, dyn Box, dyn Arc))]
    trait Base: Send + Sync {
        async fn base(&self) -> u32;
    }

    /// Knows nothing of erase.
    trait Plain: Base {
        fn name(&self) -> &str;
    }

    impl Base for Fixed {
        async fn base(&self) -> u32 {
            self.0
        }
    }

    impl Plain for Fixed {
        fn name(&self) -> &str {
            "plain"
        }
    }

    #[test]
    fn inherited_methods_of_a_dyn_type_that_is_not_erased() {
        let boxed: Box<dyn Plain> = Box::new(Fixed(1));
        assert_eq!((run(boxed.base()), boxed.name()), (1, "plain"));
        let shared: Arc<dyn Plain> = Arc::new(Fixed(2));
        assert_eq!(run(shared.base()), 2);
        let lent: &dyn Plain = &Fixed(3);
        assert_eq!(run(lent.base()), 3);
    }
}

mod of_a_static_trait {
    use super::*;

    #[erase(forward(dyn Box))]
    trait Job: Send + 'static {
        async fn run(&mut self) -> u32;
        async fn finish(self) -> u32;
        async fn stop(self: Box<Self>) -> u32;
    }

    impl Job for Fixed {
        async fn run(&mut self) -> u32 {
            self.0 += 1;
            self.0
        }
        async fn finish(self) -> u32 {
            self.0
        }
        async fn stop(self: Box<Self>) -> u32 {
            self.0 * 10
        }
    }

    async fn all<J: Job + ?Sized>(mut first: Box<J>, second: Box<J>) -> (u32, u32, u32) {
        (
            first.run().await,
            first.finish().await,
            second.run_to_end().await,
        )
    }

    trait RunToEnd {
        fn run_to_end(self) -> impl Future<Output = u32>;
    }

    impl<J: Job> RunToEnd for J {
        async fn run_to_end(self) -> u32 {
            Box::new(self).stop().await
        }
    }

    #[test]
    fn every_receiver_of_a_box() {
        let (first, second) = (Box::new(Fixed(1)), Box::new(Fixed(2)));
        assert_eq!(run(all(first, second)), (2, 2, 20));
        let first: Box<dyn Job> = Box::new(Fixed(3));
        let second: Box<dyn Job> = Box::new(Fixed(4));
        assert_eq!(run(all(first, second)), (4, 4, 40));
    }
}

mod by_default {
    use super::*;

    mod bound_on_the_pointer {
        use super::*;

        #[erase(boxed)]
        trait Clock: Send + Sync + 'static {
            async fn now(&self) -> u32;
        }

        impl Clock for Fixed {
            async fn now(&self) -> u32 {
                self.0
            }
        }

        /// The bound is on the pointer, which is one to a trait object.
        struct Service<C: ?Sized>(Arc<C>);

        impl<C: ?Sized> Service<C>
        where
            Arc<C>: Clock,
        {
            async fn later(&self) -> u32 {
                self.0.now().await + 1
            }
        }

        #[test]
        fn a_pointer_to_dyn_meets_it() {
            let service: Service<dyn Clock> = Service(Arc::new(Fixed(2)));
            assert_eq!(count(|| run(service.later())), (1, 3));
        }
    }

    #[erase(boxed)]
    trait Store: Send + Sync {
        async fn get(&self) -> u32;
    }

    impl Store for Fixed {
        async fn get(&self) -> u32 {
            self.0
        }
    }

    async fn get<S: Store>(store: S) -> u32 {
        store.get().await
    }

    #[test]
    fn references_are_erased_and_calls_through_owning_pointers_native() {
        let store = Arc::new(Fixed(1));
        assert_eq!(count(|| run(get(&*store))), (1, 1));
        assert_eq!(count(|| run((&&*store).get())), (1, 1));
        assert_eq!(count(|| run(store.as_ref().get())), (0, 1));
        assert_eq!(count(|| run(store.get())), (0, 1));
        let store: Arc<dyn Store> = Arc::new(Fixed(2));
        assert_eq!(count(|| run(get(store))), (1, 2));
    }

    #[erase]
    trait Counter: Send {
        async fn next(&mut self) -> u32;
        fn reset(&mut self);
    }

    impl Counter for Fixed {
        async fn next(&mut self) -> u32 {
            self.0 += 1;
            self.0
        }
        fn reset(&mut self) {
            self.0 = 0;
        }
    }

    async fn next<C: Counter>(mut counter: C) -> u32 {
        counter.reset();
        counter.next().await
    }

    /// Nothing is lost by it there: no call takes `&self`.
    #[test]
    fn mutable_references_where_every_method_takes_one() {
        let mut counter = Fixed(1);
        assert_eq!(run(next(&mut counter)), 1);
        let mut counter: Box<dyn Counter> = Box::new(Fixed(2));
        assert_eq!(run(next(&mut *counter)), 1);
        assert_eq!(run(next(&mut counter)), 1);
        assert_eq!(run(next(counter)), 1);
    }
}
