//! `erase_core::async_trait`: what code under async-trait's attribute may say, and still means.

use std::rc::Rc;
use std::sync::Arc;

use erase_core::async_trait;
use futures::executor::block_on;

struct Value(u32);

mod one_changed_line {
    use super::*;

    #[async_trait]
    trait Store: Send + Sync {
        async fn get(&self, key: &str) -> usize;
        async fn get_twice(&self, key: &str) -> usize {
            self.get(key).await * 2
        }
        fn name(&self) -> &'static str;
    }

    #[async_trait]
    impl Store for Value {
        async fn get(&self, key: &str) -> usize {
            key.len() + self.0 as usize
        }
        fn name(&self) -> &'static str {
            "value"
        }
    }

    /// Without the attribute, an impl is the same.
    impl Store for u8 {
        async fn get(&self, _key: &str) -> usize {
            usize::from(*self)
        }
        fn name(&self) -> &'static str {
            "byte"
        }
    }

    #[test]
    fn traits_impls_and_dyn_values() {
        let stores: Vec<Box<dyn Store>> = vec![Box::new(Value(1)), Box::new(7_u8)];
        let got: Vec<usize> = stores
            .iter()
            .map(|store| block_on(store.get_twice("key")))
            .collect();
        assert_eq!(got, [8, 14]);
        assert_eq!(
            stores.iter().map(|store| store.name()).collect::<String>(),
            "valuebyte"
        );
        let shared: Arc<dyn Store> = Arc::new(Value(2));
        let handle = std::thread::spawn(move || block_on(shared.get("key")));
        assert_eq!(handle.join().expect("no panic"), 5);
    }
}

mod not_send {
    use super::*;

    #[async_trait(?Send)]
    trait Local {
        async fn get(&self, shared: Rc<u32>) -> u32;
    }

    #[async_trait(?Send)]
    impl Local for Value {
        async fn get(&self, shared: Rc<u32>) -> u32 {
            std::future::ready(()).await;
            *shared + self.0
        }
    }

    #[test]
    fn futures_that_are_not_send() {
        let local: Box<dyn Local> = Box::new(Value(1));
        assert_eq!(block_on(local.get(Rc::new(2))), 3);
    }
}

mod conditional {
    use super::*;

    #[cfg_attr(not(target_arch = "wasm32"), async_trait)]
    #[cfg_attr(target_arch = "wasm32", async_trait(?Send))]
    trait Store {
        async fn get(&self) -> u32;
    }

    #[cfg_attr(not(target_arch = "wasm32"), async_trait)]
    #[cfg_attr(target_arch = "wasm32", async_trait(?Send))]
    impl Store for Value {
        async fn get(&self) -> u32 {
            self.0
        }
    }

    #[test]
    fn toggled_with_cfg_attr() {
        let store: &dyn Store = &Value(3);
        assert_eq!(block_on(store.get()), 3);
    }
}

mod own_impls {
    use super::*;

    #[async_trait]
    trait Store: Send + Sync {
        async fn get(&self) -> u32;
    }

    #[async_trait]
    impl Store for Value {
        async fn get(&self) -> u32 {
            self.0
        }
    }

    #[async_trait]
    impl Store for Box<dyn Store> {
        async fn get(&self) -> u32 {
            (**self).get().await + 100
        }
    }

    #[async_trait]
    impl<S: Store> Store for Arc<S> {
        async fn get(&self) -> u32 {
            self.as_ref().get().await + 200
        }
    }

    #[async_trait]
    impl Store for &Value {
        async fn get(&self) -> u32 {
            self.0 + 300
        }
    }

    async fn generic<S: Store>(store: S) -> u32 {
        store.get().await
    }

    #[test]
    fn nothing_is_forwarded() {
        let boxed: Box<dyn Store> = Box::new(Value(1));
        assert_eq!(block_on(generic(boxed)), 101);
        assert_eq!(block_on(generic(Arc::new(Value(1)))), 201);
        assert_eq!(block_on(generic(&Value(1))), 301);
    }
}

mod asked_for {
    use super::*;

    #[async_trait(forward(&))]
    trait Store: Send + Sync {
        async fn get(&self) -> u32;
    }

    #[async_trait]
    impl Store for Value {
        async fn get(&self) -> u32 {
            self.0
        }
    }

    async fn maybe_unsized<S: Store + ?Sized>(store: &S) -> u32 {
        store.get().await
    }

    #[test]
    fn a_forward_that_is_asked_for_is_there() {
        let boxed: Box<dyn Store> = Box::new(Value(1));
        assert_eq!(block_on(maybe_unsized(&*boxed)), 1);
        assert_eq!(block_on(maybe_unsized(&Value(2))), 2);
    }
}

mod accepted_by_async_trait_alone {
    use super::*;

    #[async_trait]
    trait Pairs: Send + Sync {
        async fn sum(&self, (a, b): (u32, u32), _: u8) -> u32;
        async fn take(&mut self, mut rest: Vec<u32>) -> u32;
    }

    #[async_trait]
    impl Pairs for Value {
        async fn sum(&self, (a, b): (u32, u32), _: u8) -> u32 {
            a + b + self.0
        }
        async fn take(&mut self, mut rest: Vec<u32>) -> u32 {
            rest.push(self.0);
            rest.into_iter().sum()
        }
    }

    #[test]
    fn patterns_in_methods_without_a_body() {
        let mut pairs: Box<dyn Pairs> = Box::new(Value(1));
        assert_eq!(block_on(pairs.sum((2, 3), 0)), 6);
        assert_eq!(block_on(pairs.take(vec![2, 3])), 6);
    }
}

mod named_lifetime {
    use super::*;

    type Then<'a> = Box<dyn Fn(u32) -> u32 + Send + Sync + 'a>;

    #[async_trait]
    trait Steps: Send + Sync {
        async fn longer<'a>(&self, key: &'a str) -> &'a str
        where
            'a: 'async_trait;
        async fn then(&self, then: Box<dyn Fn(u32) -> u32 + Send + 'async_trait>) -> u32;
        async fn both<'a: 'async_trait>(&'a self, then: &'async_trait Then<'async_trait>) -> u32 {
            then(self.start())
        }
        async fn sized<T: Into<u32> + Send + 'async_trait>(&self, value: T) -> u32
        where
            Self: Sized;
        fn start(&self) -> u32;
    }

    #[async_trait]
    impl Steps for Value {
        async fn longer<'a>(&self, key: &'a str) -> &'a str
        where
            'a: 'async_trait,
        {
            &key[self.0 as usize..]
        }
        async fn then(&self, then: Box<dyn Fn(u32) -> u32 + Send + 'async_trait>) -> u32 {
            std::future::ready(()).await;
            then(self.0)
        }
        async fn sized<T: Into<u32> + Send + 'async_trait>(&self, value: T) -> u32 {
            value.into() + self.0
        }
        fn start(&self) -> u32 {
            self.0
        }
    }

    #[test]
    fn in_signatures_of_traits_and_impls() {
        let steps: Box<dyn Steps> = Box::new(Value(1));
        assert_eq!(block_on(steps.longer("key")), "ey");
        let borrowed = 10;
        assert_eq!(block_on(steps.then(Box::new(|start| start + borrowed))), 11);
        let then: Then<'_> = Box::new(|start| start * borrowed);
        assert_eq!(block_on(steps.both(&then)), 10);
        assert_eq!(block_on(Value(1).sized(2_u8)), 3);
    }
}
