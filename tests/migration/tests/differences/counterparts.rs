//! What has no counterpart: a box had a name, and a native future has none.

use std::future::Future;
use std::sync::Arc;

use erase_core::{async_trait, erase};
use futures::executor::block_on;
use futures::future::{BoxFuture, join_all};

use super::Store;

mod output_selects {
    use super::*;

    #[erase]
    trait Load<T: Send>: Send + Sync {
        async fn load(&self) -> T;
    }

    struct Files;

    impl Load<u32> for Files {
        async fn load(&self) -> u32 {
            1
        }
    }

    impl Load<String> for Files {
        async fn load(&self) -> String {
            "one".to_owned()
        }
    }

    #[test]
    fn the_path_names_the_impl() {
        let number: u32 = block_on(Load::<u32>::load(&Files));
        let text: String = block_on(Load::<String>::load(&Files));
        assert_eq!((number, &*text), (1, "one"));
    }
}

mod bound_lifetime {
    use super::*;

    trait Source<'s> {
        fn read(&self) -> u32;
    }

    impl Source<'_> for u32 {
        fn read(&self) -> u32 {
            *self
        }
    }

    struct Any<S>(S);

    impl<S: for<'s> Source<'s> + Send + Sync> Store for Any<S> {
        async fn get(&self) -> u32 {
            self.0.read()
        }
    }

    struct One<S>(S);

    #[erase]
    impl<'s, S: Source<'s> + Send + Sync> Store for One<S> {
        async fn get(&self) -> u32 {
            self.0.read()
        }
    }

    #[test]
    fn for_any_lifetime_or_with_the_attribute() {
        let stores: [Box<dyn Store>; 2] = [Box::new(Any(1)), Box::new(One(2))];
        let [any, one] = &stores;
        assert_eq!(block_on(any.get()) + block_on(one.get()), 3);
    }
}

mod two_implementors {
    use super::*;

    struct Double(u32);

    impl Store for Double {
        async fn get(&self) -> u32 {
            self.0 * 2
        }
    }

    async fn either(one: &u32, two: &Double, first: bool) -> u32 {
        if first {
            one.get().await
        } else {
            two.get().await
        }
    }

    async fn both(one: &u32, two: &Double) -> Vec<u32> {
        let stores: [&dyn Store; 2] = [one, two];
        let [one, two] = stores;
        join_all([one.get(), two.get()]).await
    }

    async fn both_in_boxes(one: &u32, two: &Double) -> Vec<u32> {
        let futures: [BoxFuture<'_, u32>; 2] = [Box::pin(one.get()), Box::pin(two.get())];
        join_all(futures).await
    }

    #[test]
    fn awaited_in_each_arm_and_called_on_dyn() {
        let (one, two) = (1_u32, Double(2));
        assert_eq!(block_on(either(&one, &two, true)), 1);
        assert_eq!(block_on(either(&one, &two, false)), 4);
        assert_eq!(block_on(both(&one, &two)), [1, 4]);
        assert_eq!(block_on(both_in_boxes(&one, &two)), [1, 4]);
    }
}

mod static_task {
    use super::*;

    #[erase]
    trait Repo: Send + Sync {
        async fn get(&self) -> u32;
    }

    impl Repo for u32 {
        async fn get(&self) -> u32 {
            *self
        }
    }

    struct Service<R> {
        repo: R,
    }

    impl<R: Repo> Service<R> {
        async fn run(&self) -> u32 {
            self.repo.get().await
        }
    }

    fn spawn(task: impl Future<Output = u32> + Send + 'static) -> u32 {
        block_on(task)
    }

    #[test]
    fn without_the_supertrait() {
        let repo: Arc<dyn Repo> = Arc::new(1_u32);
        let service = Service { repo };
        assert_eq!(spawn(async move { service.run().await }), 1);
    }
}

mod unpin_object {
    use super::*;

    #[async_trait(forward(&mut, dyn Box))]
    trait Read: Send {
        async fn read(&mut self) -> u8;
    }

    impl Read for u8 {
        async fn read(&mut self) -> u8 {
            *self += 1;
            *self
        }
    }

    async fn borrowed(mut read: &mut (dyn Read + Unpin)) -> u8 {
        read.read().await
    }

    async fn boxed(mut read: Box<dyn Read + Unpin>) -> u8 {
        read.read().await
    }

    #[test]
    fn through_the_pointers_that_are_named() {
        assert_eq!(block_on(borrowed(&mut 1_u8)), 2);
        assert_eq!(block_on(boxed(Box::new(2_u8))), 3);
    }
}

mod over_deref {
    use super::*;

    #[async_trait(forward(&, dyn Box, dyn Arc))]
    trait Read: Send + Sync {
        async fn read(&self) -> u32;
    }

    impl Read for u32 {
        async fn read(&self) -> u32 {
            *self
        }
    }

    async fn read(from: impl Read) -> u32 {
        from.read().await
    }

    #[test]
    fn the_pointers_are_named() {
        let shared: Arc<dyn Read> = Arc::new(1_u32);
        assert_eq!(
            block_on(read(&*shared)) + block_on(read(Box::new(shared.clone()))),
            2
        );
    }
}

mod output_outlives {
    use super::*;

    struct Token<'s>(&'s str);

    #[async_trait]
    trait Lexer<'s>: Send {
        async fn peek<'p>(&'p mut self) -> Option<&'p Token<'s>>
        where
            's: 'p;
    }

    struct Words<'s>(Option<Token<'s>>);

    #[async_trait]
    impl<'s> Lexer<'s> for Words<'s> {
        async fn peek<'p>(&'p mut self) -> Option<&'p Token<'s>>
        where
            's: 'p,
        {
            self.0.as_ref()
        }
    }

    #[test]
    fn the_bound_is_in_the_trait_and_in_the_impl() {
        let text = String::from("one");
        let mut lexer: Box<dyn Lexer<'_> + '_> = Box::new(Words(Some(Token(&text))));
        assert_eq!(block_on(lexer.peek()).map(|token| token.0), Some("one"));
    }
}
