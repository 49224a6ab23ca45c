//! What callers write.

use std::pin::Pin;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;
use futures::future::BoxFuture;

use super::Store;

mod boxed_result {
    use super::*;

    fn concrete(store: &impl Store) -> BoxFuture<'_, u32> {
        Box::pin(store.get())
    }

    fn dynamic(store: &dyn Store) -> BoxFuture<'_, u32> {
        Box::pin(store.get())
    }

    #[test]
    fn a_box_where_one_is_wanted() {
        assert_eq!(block_on(concrete(&1_u32)) + block_on(dynamic(&2_u32)), 3);
        let behind_a_pointer: Arc<dyn Store> = Arc::new(3_u32);
        let boxed: BoxFuture<'_, u32> = Box::pin(behind_a_pointer.get());
        assert_eq!(block_on(boxed), 3);
    }
}

mod unpin {
    use super::*;

    async fn concrete(store: impl Store) -> u32 {
        let mut future = std::pin::pin!(store.get());
        future.as_mut().await
    }

    async fn dynamic(store: &dyn Store) -> u32 {
        let mut future = store.get();
        Pin::new(&mut future).await
    }

    #[test]
    fn pinned_in_place_or_unpin_already() {
        assert_eq!(block_on(concrete(1)) + block_on(dynamic(&2_u32)), 3);
    }
}

mod unsized_generic {
    use super::*;
    use erase_core::async_trait;

    /// The forward does what an impl for `Arc<S>`, `S: ?Sized` did.
    #[async_trait(forward(&, Arc))]
    trait Named: Send + Sync {
        async fn get(&self) -> u32;
    }

    #[async_trait]
    impl Named for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    /// One that does more calls it on a reference.
    #[async_trait]
    impl<S: Named + ?Sized> Named for Box<S> {
        async fn get(&self) -> u32 {
            (**self).get().await + 100
        }
    }

    async fn generic(named: impl Named) -> u32 {
        named.get().await
    }

    async fn maybe_unsized<S: Named + ?Sized>(named: &S) -> u32 {
        named.get().await
    }

    #[test]
    fn forwards_that_are_asked_for() {
        let shared: Arc<dyn Named> = Arc::new(1);
        assert_eq!(block_on(maybe_unsized(&*shared)), 1);
        assert_eq!(block_on(generic(shared)), 1);
        let boxed: Box<dyn Named> = Box::new(1);
        assert_eq!(block_on(generic(boxed)), 101);
    }
}

mod static_supertrait {
    use super::*;

    #[erase]
    trait Service: Send + Sync + 'static {
        async fn get(&self) -> u32;
    }

    impl Service for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    async fn sized<S: Service>(service: &S) -> u32 {
        service.get().await
    }

    #[test]
    fn a_sized_parameter_or_a_box() {
        let boxed: Box<dyn Service> = Box::new(2);
        assert_eq!(block_on(sized(&1_u32)) + block_on(sized(&boxed)), 3);
    }
}

mod default_body {
    use super::*;

    #[erase]
    trait Twice: Sync {
        async fn get(&self) -> u32;
        async fn twice(&self) -> u32 {
            self.get().await * 2
        }
    }

    impl Twice for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    #[test]
    fn sync_is_a_supertrait() {
        let twice: &dyn Twice = &2_u32;
        assert_eq!(block_on(twice.twice()), 4);
    }
}

mod path_call {
    use super::*;

    #[test]
    fn on_the_box_itself_or_as_a_method() {
        let store: Box<dyn Store> = Box::new(1);
        assert_eq!(block_on(Store::get(&store)) + block_on(store.get()), 2);
    }
}

mod by_value {
    use super::*;

    #[erase]
    trait Finish {
        async fn finish(self) -> u32;
    }

    impl Finish for u32 {
        async fn finish(self) -> u32 {
            self
        }
    }

    #[test]
    fn self_by_value_is_called_on_a_box() {
        let boxed: Box<dyn Finish> = Box::new(1);
        assert_eq!(block_on(boxed.finish()), 1);
    }
}

mod static_impl {
    use super::*;

    #[erase]
    trait Write {
        async fn write(self) -> usize;
    }

    /// For every lifetime.
    impl Write for &str {
        async fn write(self) -> usize {
            self.len()
        }
    }

    /// For one.
    impl Write for &'static [u8] {
        async fn write(self) -> usize {
            self.len()
        }
    }

    impl<W: Write + Send> Write for Option<W> {
        async fn write(self) -> usize {
            match self {
                Some(inner) => inner.write().await,
                None => 0,
            }
        }
    }

    #[erase]
    trait Handle {
        async fn handle(&self) -> usize;
    }

    impl Handle for u8 {
        async fn handle(&self) -> usize {
            let boxed: BoxFuture<'_, usize> = Box::pin(Some(&b"bytes"[..]).write());
            Some("text").write().await + boxed.await
        }
    }

    #[test]
    fn for_every_lifetime_or_through_a_box() {
        assert_eq!(block_on(1_u8.handle()), 9);
    }
}

mod inherited {
    use super::*;
    use erase_core::async_trait;

    #[async_trait(forward(&, Box))]
    trait Base: Send + Sync {
        async fn base(&self) -> u32;
    }

    #[async_trait]
    trait Derived: Base {
        async fn derived(&self) -> u32;
    }

    impl Base for u32 {
        async fn base(&self) -> u32 {
            *self
        }
    }

    impl Derived for u32 {
        async fn derived(&self) -> u32 {
            *self * 10
        }
    }

    async fn borrowed(value: &dyn Derived) -> u32 {
        value.base().await + value.derived().await
    }

    #[test]
    fn through_the_pointers_that_are_named() {
        let value: Box<dyn Derived> = Box::new(1_u32);
        assert_eq!(block_on(value.base()) + block_on(borrowed(&*value)), 12);
    }
}

mod inherited_by_a_plain_trait {
    use super::*;

    /// Nothing of it is async: the attribute tells the forwards that `dyn Named` is a `dyn` type.
    #[erase]
    trait Named: Store {
        fn name(&self) -> String;
    }

    impl Named for u32 {
        fn name(&self) -> String {
            self.to_string()
        }
    }

    #[test]
    fn the_attribute_is_all_that_it_takes() {
        let named: Box<dyn Named> = Box::new(1_u32);
        assert_eq!((block_on(named.get()), named.name()), (1, "1".to_owned()));
    }
}
