//! What traits and impls say.

use std::any::Any;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

use super::Store;

mod all_or_nothing {
    use super::*;

    /// async-trait's own, beside a migrated one in the same crate.
    #[async_trait::async_trait]
    trait Clock {
        async fn now(&self) -> u32;
    }

    #[async_trait::async_trait]
    impl Clock for u32 {
        async fn now(&self) -> u32 {
            *self
        }
    }

    #[test]
    fn each_trait_with_its_impls() {
        let (store, clock): (&dyn Store, &dyn Clock) = (&1_u32, &2_u32);
        assert_eq!(block_on(async { store.get().await + clock.now().await }), 3);
    }
}

mod unused_reference {
    use super::*;

    #[erase]
    trait See {
        async fn see(&self, what: &(dyn Any + Sync)) -> u32;
        #[erase(?Send)]
        async fn look(&self, what: &dyn Any) -> u32;
    }

    impl See for u32 {
        async fn see(&self, _: &(dyn Any + Sync)) -> u32 {
            *self
        }
        async fn look(&self, _: &dyn Any) -> u32 {
            *self
        }
    }

    #[test]
    fn what_it_refers_to_is_sync_or_the_future_is_not_send() {
        let see: &dyn See = &1_u32;
        assert_eq!(block_on(see.see(&"text")) + block_on(see.look(&"text")), 2);
    }
}

mod recursion {
    use super::*;

    #[erase]
    trait Walk: Send + Sync {
        async fn walk(&self, depth: u32) -> u32;
    }

    struct Upcast;
    impl Walk for Upcast {
        async fn walk(&self, depth: u32) -> u32 {
            if depth == 0 {
                return 0;
            }
            let this: &dyn Walk = self;
            this.walk(depth - 1).await + 1
        }
    }

    struct Dynamic(Option<Arc<dyn Walk>>);
    impl Walk for Dynamic {
        async fn walk(&self, depth: u32) -> u32 {
            match &self.0 {
                Some(next) => next.walk(depth + 1).await,
                None => depth,
            }
        }
    }

    #[erase(?Send)]
    trait Local {
        async fn walk(&self, depth: u32) -> u32;
    }

    impl Local for u32 {
        async fn walk(&self, depth: u32) -> u32 {
            if depth == 0 {
                return *self;
            }
            Box::pin(Local::walk(self, depth - 1)).await + 1
        }
    }

    #[test]
    fn through_dyn_or_a_box_without_send() {
        assert_eq!(block_on(Upcast.walk(3)), 3);
        assert_eq!(block_on(Local::walk(&1_u32, 3)), 4);
        let inner = Arc::new(Dynamic(Some(Arc::new(Dynamic(None)))));
        assert_eq!(block_on(Dynamic(Some(inner)).walk(0)), 2);
    }
}

mod hidden_lifetime {
    use super::*;

    struct Request<'a>(&'a str);

    #[erase]
    trait Handle {
        async fn handle(&self, request: Request<'_>) -> usize;
    }

    impl Handle for u8 {
        async fn handle(&self, request: Request<'_>) -> usize {
            request.0.len()
        }
    }

    #[test]
    fn the_lifetime_is_shown() {
        let handle: Box<dyn Handle> = Box::new(1);
        assert_eq!(block_on(handle.handle(Request("text"))), 4);
    }
}

mod self_rebinding {
    use super::*;
    use std::io::{Read, Result};

    #[erase]
    trait Source: Read + Send + Sync {
        async fn byte(&mut self) -> Result<u8>;
    }

    impl Source for &[u8] {
        async fn byte(&mut self) -> Result<u8> {
            let mut this = self;
            let mut byte = [0];
            (&mut this).read_exact(&mut byte)?;
            Ok(byte[0])
        }
    }

    #[test]
    fn a_variable_of_its_own() {
        let mut bytes: &[u8] = &[7, 8];
        assert_eq!(block_on(bytes.byte()).expect("there is one"), 7);
        assert_eq!(bytes, [8]);
    }
}

mod by_hand {
    use super::*;

    #[erase]
    trait Length {
        async fn length(&self, key: &str) -> usize;
    }

    impl Length for u32 {
        fn length(&self, key: &str) -> impl Future<Output = usize> + Send {
            let length = key.len();
            async move { length }
        }
    }

    #[test]
    fn an_opaque_future_in_place_of_a_box() {
        let length: &dyn Length = &1_u32;
        assert_eq!(block_on(length.length("four")), 4);
    }
}

mod own_impl {
    use super::*;

    #[erase(forward(&, dyn Arc))]
    trait Counted: Send + Sync {
        async fn get(&self) -> u32;
    }

    impl Counted for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    impl Counted for Box<dyn Counted> {
        async fn get(&self) -> u32 {
            self.as_ref().get().await + 100
        }
    }

    async fn generic(counted: impl Counted) -> u32 {
        counted.get().await
    }

    #[test]
    fn the_other_pointers_are_named() {
        let boxed: Box<dyn Counted> = Box::new(1);
        assert_eq!(block_on(generic(boxed)), 101);
        assert_eq!(block_on(generic(Arc::new(1))), 1);
    }
}

mod other_trait {
    use super::*;

    #[erase(forward(&, dyn Box))]
    trait Answer: Send + Sync {
        async fn get(&self) -> u32;
    }

    impl Answer for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    trait Target {
        fn send(self) -> u32;
    }

    impl<T: Answer> Target for T {
        fn send(self) -> u32 {
            block_on(self.get())
        }
    }

    impl<T: Answer> Target for Arc<T> {
        fn send(self) -> u32 {
            block_on((*self).get()) + 100
        }
    }

    #[test]
    fn the_pointer_that_the_other_trait_has_is_left_out() {
        let boxed: Box<dyn Answer> = Box::new(1);
        assert_eq!(boxed.send() + Arc::new(1).send(), 102);
    }
}

mod left_to_default {
    use super::*;

    #[erase(forward(&, dyn Arc))]
    trait Lookup: Send + Sync {
        async fn get(&self) -> u32;
        async fn get_or(&self, other: u32) -> u32 {
            self.get().await.max(other)
        }
    }

    struct Overrides;
    impl Lookup for Overrides {
        async fn get(&self) -> u32 {
            1
        }
        async fn get_or(&self, _: u32) -> u32 {
            100
        }
    }

    /// It leaves `get_or` to the default body.
    impl<T: Lookup + ?Sized> Lookup for Box<T> {
        async fn get(&self) -> u32 {
            (&**self).get().await
        }
    }

    async fn generic(lookup: impl Lookup) -> u32 {
        lookup.get_or(2).await
    }

    #[test]
    fn an_impl_of_ones_own_runs_the_default_body_and_a_forward_the_pointees() {
        assert_eq!(block_on(generic(Box::new(Overrides))), 2);
        assert_eq!(block_on(generic(Arc::new(Overrides))), 100);
        let boxed: Box<dyn Lookup> = Box::new(Overrides);
        assert_eq!(block_on(generic(boxed)), 2);
    }
}
