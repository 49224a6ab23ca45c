//! `forward(..)` names the pointers that implement the trait; the rest is left to the user.

use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

struct Value(u32);

mod none {
    use super::*;

    #[erase(forward())]
    trait Handler: Send + Sync {
        async fn handle(&self, request: &str) -> usize;
    }

    impl Handler for Value {
        async fn handle(&self, request: &str) -> usize {
            request.len() + self.0 as usize
        }
    }

    /// A blanket impl for closures clashes with any forward.
    impl<F, R> Handler for F
    where
        F: Fn(&str) -> R + Send + Sync,
        R: Future<Output = usize> + Send,
    {
        async fn handle(&self, request: &str) -> usize {
            self(request).await * 2
        }
    }

    #[test]
    fn a_blanket_impl_for_closures() {
        let closure = |request: &str| std::future::ready(request.len());
        let handlers: [Box<dyn Handler>; 2] = [Box::new(closure), Box::new(Value(1))];
        let mut answers = Vec::new();
        for handler in &handlers {
            answers.push(block_on(handler.handle("abc")));
        }
        assert_eq!(answers, [6, 4]);
        assert_eq!(block_on(handlers[0].as_ref().handle("abc")), 6);
        assert_eq!(block_on(closure.handle("ab")), 4);
    }

    #[test]
    fn calls_through_every_pointer_need_no_forward() {
        let arc: Arc<dyn Handler> = Arc::new(Value(1));
        assert_eq!(block_on(arc.handle("abc")), 4);
        let rc: Rc<dyn Handler> = Rc::new(Value(1));
        assert_eq!(block_on(rc.handle("abc")), 4);
        let concrete = Arc::new(Value(1));
        assert_eq!(block_on(concrete.handle("abc")), 4);
        let lent: &dyn Handler = &Value(2);
        assert_eq!(block_on(lent.handle("abc")), 5);
    }
}

mod own_impls {
    use super::*;

    #[erase(forward())]
    trait Store: Send + Sync {
        async fn get(&self, key: &str) -> usize;
    }

    impl Store for Value {
        async fn get(&self, key: &str) -> usize {
            key.len() + self.0 as usize
        }
    }

    impl Store for Box<dyn Store> {
        async fn get(&self, key: &str) -> usize {
            self.deref().get(key).await + 100
        }
    }

    impl<S: Store> Store for Arc<S> {
        async fn get(&self, key: &str) -> usize {
            S::get(self, key).await + 200
        }
    }

    impl<S: Store + ?Sized> Store for &S {
        async fn get(&self, key: &str) -> usize {
            key.len() + 300
        }
    }

    async fn generic<S: Store>(store: S) -> usize {
        store.get("key").await
    }

    #[test]
    fn impls_for_pointers_of_the_users_own() {
        let store: Box<dyn Store> = Box::new(Value(1));
        assert_eq!(block_on((*store).get("key")), 4);
        assert_eq!(block_on(store.get("key")), 104);
        assert_eq!(block_on(generic(&*store)), 303);
        assert_eq!(block_on(generic(store)), 104);
        assert_eq!(block_on(generic(Arc::new(Value(1)))), 204);
        let again: Box<dyn Store> = Box::new(Arc::new(Value(1)));
        assert_eq!(block_on(generic(again)), 304);
    }
}

mod only_box {
    use super::*;

    #[erase(forward(Box))]
    trait Store: Send + Sync {
        async fn get(&self, key: &str) -> usize;
    }

    impl Store for Value {
        async fn get(&self, key: &str) -> usize {
            key.len() + self.0 as usize
        }
    }

    impl<S: Store + ?Sized> Store for Arc<S> {
        async fn get(&self, key: &str) -> usize {
            key.len() + 1000
        }
    }

    async fn generic<S: Store>(store: S) -> usize {
        store.get("key").await
    }

    #[test]
    fn one_pointer_forwarded_and_another_implemented() {
        assert_eq!(block_on(generic(Box::new(Value(1)) as Box<dyn Store>)), 4);
        assert_eq!(
            block_on(generic(Arc::new(Value(1)) as Arc<dyn Store>)),
            1003
        );
    }
}

mod mutable_reference {
    use super::*;

    #[erase(forward(Box, &mut))]
    trait Counter {
        async fn add(&mut self, by: u32) -> u32;
        async fn both(&mut self, left: &str, right: &str) -> usize;
        async fn get(&self) -> u32;
        fn reset(&mut self);
    }

    impl Counter for Value {
        async fn add(&mut self, by: u32) -> u32 {
            self.0 += by;
            self.0
        }
        async fn both(&mut self, left: &str, right: &str) -> usize {
            left.len() + right.len() + self.0 as usize
        }
        async fn get(&self) -> u32 {
            self.0
        }
        fn reset(&mut self) {
            self.0 = 0;
        }
    }

    async fn sized<C: Counter>(mut counter: C) -> usize {
        counter.add(5).await;
        counter.both("a", "b").await + counter.get().await as usize
    }

    async fn maybe_unsized<C: Counter + ?Sized>(mut counter: &mut C) -> u32 {
        counter.reset();
        counter.add(2).await + counter.get().await
    }

    #[test]
    fn a_mutable_reference_is_an_implementor() {
        let mut value = Value(1);
        assert_eq!(block_on(sized(&mut value)), 14);
        let counter: &mut dyn Counter = &mut value;
        assert_eq!(block_on(sized(&mut *counter)), 24);
        assert_eq!(block_on(maybe_unsized(counter)), 4);
        let mut boxed: Box<dyn Counter> = Box::new(value);
        assert_eq!(block_on(maybe_unsized(&mut *boxed)), 4);
        assert_eq!(block_on(maybe_unsized(&mut boxed)), 4);
        assert_eq!(block_on(sized(&mut boxed)), 16);
        assert_eq!(block_on(sized(boxed)), 26);
    }
}

mod own_box_of_anything {
    use super::*;

    #[erase(forward())]
    trait Store: Send + Sync {
        async fn get(&self, key: &str) -> usize;
        async fn put(&mut self, value: u32);
    }

    impl Store for Value {
        async fn get(&self, key: &str) -> usize {
            key.len() + self.0 as usize
        }

        async fn put(&mut self, value: u32) {
            self.0 = value;
        }
    }

    #[erase]
    impl<S: Store + ?Sized> Store for Box<S> {
        async fn get(&self, key: &str) -> usize {
            (**self).get(key).await + 100
        }

        async fn put(&mut self, value: u32) {
            (**self).put(value + 1).await;
        }
    }

    async fn generic<S: Store>(mut store: S) -> usize {
        store.put(6).await;
        store.get("key").await
    }

    #[test]
    fn an_impl_for_a_box_of_anything_calls_what_is_in_it() {
        assert_eq!(block_on(generic(Box::new(Value(1)))), 110);
        assert_eq!(block_on(generic(Box::new(Value(1)) as Box<dyn Store>)), 110);
    }
}
