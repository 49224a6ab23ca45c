//! The attribute on an impl: what compiled with a box around each call compiles without one.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use erase_core::async_trait;
use futures::executor::block_on;

use crate::counted;

pub(crate) fn in_a_thread<F>(future: F) -> F::Output
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    let handle = std::thread::spawn(move || block_on(future));
    handle.join().expect("no panic")
}

mod native {
    use super::*;

    #[async_trait]
    trait Store: Send + Sync {
        async fn get(&self, key: u32) -> Option<u32>;
    }

    #[derive(Default)]
    struct Memory(std::sync::Mutex<std::collections::HashMap<u32, u32>>);

    #[async_trait]
    impl Store for Memory {
        async fn get(&self, key: u32) -> Option<u32> {
            let map = self.0.lock().unwrap();
            map.get(&key).copied()
        }
    }

    struct Logged<S>(S);

    #[async_trait]
    impl<S: Store> Store for Logged<S> {
        async fn get(&self, key: u32) -> Option<u32> {
            self.0.get(key).await
        }
    }

    struct Shared(Arc<dyn Store>);

    #[async_trait]
    impl Store for Shared {
        async fn get(&self, key: u32) -> Option<u32> {
            let inner = self.0.as_ref();
            inner.get(key).await
        }
    }

    struct Layers([Memory; 2]);

    #[async_trait]
    impl Store for Layers {
        async fn get(&self, key: u32) -> Option<u32> {
            let [first, second] = &self.0;
            match first.get(key).await {
                None => second.get(key).await,
                found => found,
            }
        }
    }

    fn memory() -> Memory {
        let memory = Memory::default();
        memory.0.lock().unwrap().insert(1, 2);
        memory
    }

    #[test]
    fn a_decorator_is_not_boxed() {
        let logged = Logged(Logged(memory()));
        let (allocations, got) = counted::count(|| counted::run(logged.get(1)));
        assert_eq!((allocations, got), (0, Some(2)));
        let shared = Shared(Arc::new(logged));
        assert_eq!(block_on(shared.get(1)), Some(2));
        let (allocations, got) = counted::count(|| counted::run(shared.get(1)));
        assert_eq!((allocations, got), (0, Some(2)));
        assert_eq!(in_a_thread(async move { shared.get(1).await }), Some(2));
    }

    /// A variable may be of the same type: this costs a box that nothing needs.
    #[test]
    fn a_variable_is_taken_for_recursion() {
        let layers = Layers([Memory::default(), memory()]);
        let (allocations, got) = counted::count(|| counted::run(layers.get(1)));
        assert_eq!((allocations, got), (1, Some(2)));
    }
}

mod in_a_generic_wrapper {
    use super::*;

    #[async_trait]
    trait Store: Send + Sync {
        async fn get(&self) -> u32;
    }

    #[async_trait]
    impl Store for u32 {
        async fn get(&self) -> u32 {
            std::future::ready(()).await;
            *self
        }
    }

    #[async_trait]
    impl Store for Box<dyn Store> {
        async fn get(&self) -> u32 {
            (**self).get().await + 1
        }
    }

    #[async_trait]
    impl Store for &'static str {
        async fn get(&self) -> u32 {
            self.len() as u32
        }
    }

    struct Logged<S>(S);

    #[async_trait]
    impl<S: Store> Store for Logged<S> {
        async fn get(&self) -> u32 {
            self.0.get().await + 10
        }
    }

    /// The attribute of `erase` does the same.
    struct Outer<S>(S);

    #[erase_core::erase]
    impl<S: Store> Store for Outer<S> {
        async fn get(&self) -> u32 {
            self.0.get().await + 100
        }
    }

    #[test]
    fn an_own_impl_for_a_box_is_called_in_a_task() {
        let boxed: Box<dyn Store> = Box::new(1);
        let outer = Outer(Logged(boxed));
        assert_eq!(in_a_thread(async move { outer.get().await }), 112);
    }

    #[test]
    fn an_impl_for_a_static_reference_is_called_in_a_task() {
        let logged = Logged("four");
        assert_eq!(in_a_thread(async move { logged.get().await }), 14);
    }
}

mod lifetime_of_a_bound {
    use super::*;

    trait Source<'s>: Send + Sync {
        fn pick(&self) -> usize;
    }

    impl Source<'_> for usize {
        fn pick(&self) -> usize {
            *self
        }
    }

    #[async_trait]
    trait Repo: Send + Sync {
        async fn count(&self) -> usize;
        async fn longer(&self, than: &str) -> bool;
        async fn name(&self) -> &str;
    }

    struct Pg<S>(S);

    #[async_trait]
    impl<'s, S: Source<'s>> Repo for Pg<S> {
        async fn count(&self) -> usize {
            self.0.pick()
        }
        async fn longer(&self, than: &str) -> bool {
            self.count().await > than.len()
        }
        async fn name(&self) -> &str {
            "pg"
        }
    }

    #[test]
    fn a_lifetime_that_only_a_bound_names() {
        let repo: Box<dyn Repo> = Box::new(Pg(3));
        assert!(block_on(repo.longer("a")));
        assert_eq!(block_on(repo.name()), "pg");
        assert_eq!(in_a_thread(async move { repo.count().await }), 3);
        let repo = Pg(4);
        let named: Pin<Box<dyn Future<Output = usize> + Send + '_>> = repo.count();
        assert_eq!(block_on(named), 4);
    }
}

mod arguments {
    use super::*;

    type Dropped = Arc<std::sync::Mutex<Vec<&'static str>>>;

    struct Loud(&'static str, Dropped);

    impl Drop for Loud {
        fn drop(&mut self) {
            self.1.lock().unwrap().push(self.0);
        }
    }

    #[async_trait]
    trait Take: Send {
        async fn take(self, used: Loud, _unused: Loud, _: Loud) -> Option<Box<dyn Fn() -> u32>>
        where
            Self: Sized;
        async fn bump(&mut self, mut by: u32, #[cfg(any())] none: u32) -> u32;
    }

    struct Owner<T>(T, u32);

    #[async_trait]
    impl<T: Send> Take for Owner<T> {
        async fn take(
            mut self,
            used: Loud,
            _unused: Loud,
            _: Loud,
        ) -> Option<Box<dyn Fn() -> u32>> {
            self.1 += 1;
            let dropped = used.1.lock().unwrap().len() as u32;
            if dropped > 5 {
                return None;
            }
            let sum = self.1 + dropped;
            Some(Box::new(move || sum))
        }
        async fn bump(&mut self, mut by: u32, #[cfg(any())] none: u32) -> u32 {
            by += self.1;
            self.1 = by;
            by
        }
    }

    #[test]
    fn all_are_moved_into_the_future_and_dropped_at_its_end() {
        let dropped = Dropped::default();
        let loud = |name| Loud(name, Arc::clone(&dropped));
        let owner = Owner(loud("self"), 1);
        let future = owner.take(loud("used"), loud("unused"), loud("wild"));
        assert!(dropped.lock().unwrap().is_empty());
        assert_eq!(block_on(future).expect("none was dropped before")(), 2);
        let mut dropped = dropped.lock().unwrap().clone();
        dropped.sort_unstable();
        assert_eq!(dropped, ["self", "unused", "used", "wild"]);
    }

    #[test]
    fn a_mutable_one_may_change() {
        let mut owner = Owner((), 1);
        assert_eq!(block_on(owner.bump(2)), 3);
        let take: &mut dyn Take = &mut owner;
        assert_eq!(block_on(take.bump(1)), 4);
    }
}
