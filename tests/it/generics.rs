//! Traits with lifetime, type and const parameters, with bounds, where clauses and defaults.

use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::marker::PhantomData;

use erase_core::erase;
use futures::executor::block_on;

mod bounds {
    use super::*;

    #[erase]
    trait Show<T: Debug + Send + Sync, U>: Send + Sync
    where
        U: Display + Send + Sync + ?Sized,
    {
        async fn both(&self, t: &T, u: &U) -> String;
        async fn owned(&self, t: T) -> T;
    }

    struct Plain;

    impl<T: Debug + Send + Sync, U: Display + Send + Sync + ?Sized> Show<T, U> for Plain {
        async fn both(&self, t: &T, u: &U) -> String {
            format!("{t:?} {u}")
        }
        async fn owned(&self, t: T) -> T {
            t
        }
    }

    async fn generic<T: Debug + Send + Sync, S: Show<T, str>>(show: S, t: T) -> T {
        show.owned(t).await
    }

    #[test]
    fn bounded_and_unsized_parameters() {
        let show: Box<dyn Show<u8, str>> = Box::new(Plain);
        assert_eq!(block_on(show.both(&1, "x")), "1 x");
        assert_eq!(block_on((*show).both(&1, "x")), "1 x");
        assert_eq!(block_on((*show).owned(3)), 3);
        assert_eq!(block_on(generic(&*show, 4)), 4);
        assert_eq!(block_on(generic(show, 5)), 5);
        assert_eq!(block_on(generic(Plain, "s")), "s");
    }
}

mod defaults_and_consts {
    use super::*;

    #[erase]
    trait Buffer<T: Copy + Default + Send + Sync = u8, const N: usize = 4>: Sync {
        async fn filled(&self, with: T) -> [T; N];
        async fn sum(&self, values: &[T; N]) -> usize {
            let empty: [T; N] = [T::default(); N];
            values.len() + empty.len()
        }
    }

    struct Fill;

    impl<T: Copy + Default + Send + Sync, const N: usize> Buffer<T, N> for Fill {
        async fn filled(&self, with: T) -> [T; N] {
            [with; N]
        }
    }

    #[test]
    fn default_arguments() {
        let buffer: Box<dyn Buffer> = Box::new(Fill);
        assert_eq!(block_on(buffer.filled(7)), [7_u8; 4]);
        assert_eq!(block_on((*buffer).sum(&[0; 4])), 8);
        let buffer: Box<dyn Buffer<u64>> = Box::new(Fill);
        assert_eq!(block_on((*buffer).filled(7)), [7_u64; 4]);
        let buffer: Box<dyn Buffer<char, 2> + Send + Sync> = Box::new(Fill);
        assert_eq!(block_on((*buffer).filled('x')), ['x'; 2]);
        let lent: &dyn Buffer<char, 2> = &*buffer;
        assert_eq!(block_on(lent.filled('y')), ['y'; 2]);
    }
}

mod lifetimes {
    use super::*;

    #[erase]
    trait Index<'t, 'u: 't, T: ?Sized + Sync + 't>: Sync {
        async fn at(&self, key: &str) -> Option<&'t T>;
        async fn longer(&self) -> &'u str;
        async fn insert(&mut self, key: &'t str, value: &'t T);
    }

    struct Map<'t, 'u>(HashMap<&'t str, &'t [u8]>, &'u str);

    impl<'t, 'u: 't> Index<'t, 'u, [u8]> for Map<'t, 'u> {
        async fn at(&self, key: &str) -> Option<&'t [u8]> {
            self.0.get(key).copied()
        }
        async fn longer(&self) -> &'u str {
            self.1
        }
        async fn insert(&mut self, key: &'t str, value: &'t [u8]) {
            self.0.insert(key, value);
        }
    }

    #[test]
    fn outputs_outlive_the_index() {
        let text = String::from("text");
        let found = {
            let mut map: Box<dyn Index<'_, '_, [u8]>> = Box::new(Map(HashMap::new(), &text));
            block_on((*map).insert("k", b"bytes"));
            block_on(map.insert("l", text.as_bytes()));
            assert_eq!(block_on((*map).longer()), "text");
            let key = String::from("l");
            block_on((*map).at(&key))
        };
        assert_eq!(found, Some(&b"text"[..]));
    }
}

mod higher_ranked {
    use super::*;

    #[erase]
    trait Apply<F>: Sync
    where
        F: for<'x> Fn(&'x str) -> &'x str + Send + Sync,
        for<'y> &'y F: Send,
    {
        async fn apply<'k>(&self, f: &F, text: &'k str) -> &'k str;
        async fn dynamic(&self, f: &(dyn for<'z> Fn(&'z str) -> usize + Sync), text: &str)
        -> usize;
    }

    struct Twice;

    impl<F> Apply<F> for Twice
    where
        F: for<'x> Fn(&'x str) -> &'x str + Send + Sync,
    {
        async fn apply<'k>(&self, f: &F, text: &'k str) -> &'k str {
            f(f(text))
        }
        async fn dynamic(
            &self,
            f: &(dyn for<'z> Fn(&'z str) -> usize + Sync),
            text: &str,
        ) -> usize {
            f(text) * 2
        }
    }

    #[test]
    fn function_bounds() {
        fn behind<F>(_: F) -> Box<dyn Apply<F>>
        where
            F: for<'x> Fn(&'x str) -> &'x str + Send + Sync,
        {
            Box::new(Twice)
        }
        let tail: fn(&str) -> &str = |text| &text[1..];
        let apply = behind(tail);
        assert_eq!(block_on(apply.apply(&tail, "abcd")), "cd");
        assert_eq!(block_on((*apply).apply(&tail, "abcd")), "cd");
        assert_eq!(block_on((*apply).dynamic(&|text| text.len(), "abc")), 6);
    }
}

mod static_only_methods {
    use super::*;

    #[erase]
    trait Mixed<T: Send + Sync = ()>: Sync {
        async fn get(&self) -> u32;
        async fn generic<U: Debug + Send>(&self, value: U) -> String
        where
            Self: Sized,
        {
            format!("{} {value:?}", self.get().await)
        }
        fn marker(&self) -> PhantomData<T> {
            PhantomData
        }
    }

    struct Five;
    impl<T: Send + Sync> Mixed<T> for Five {
        async fn get(&self) -> u32 {
            5
        }
    }

    #[test]
    fn a_generic_method_beside_erased_ones() {
        let five: Box<dyn Mixed> = Box::new(Five);
        assert_eq!(block_on(five.get()), 5);
        assert_eq!(five.marker(), PhantomData);
        assert_eq!(block_on(Mixed::<()>::generic(&Five, 'x')), "5 'x'");
    }
}

mod one_type_many_arguments {
    use super::*;

    #[erase]
    trait Handle<M: Send>: Send {
        async fn handle(&mut self, message: M) -> usize;
    }

    #[derive(Default)]
    struct Actor(usize);

    impl Handle<u32> for Actor {
        async fn handle(&mut self, message: u32) -> usize {
            self.0 += message as usize;
            self.0
        }
    }
    impl Handle<String> for Actor {
        async fn handle(&mut self, message: String) -> usize {
            self.0 += message.len();
            self.0
        }
    }

    struct Forwarder<H>(H);

    impl<M: Send, H: Handle<M>> Handle<M> for Forwarder<H> {
        async fn handle(&mut self, message: M) -> usize {
            self.0.handle(message).await + 100
        }
    }

    #[test]
    fn one_type_behind_two_instances_of_a_trait() {
        let mut numbers: Box<dyn Handle<u32>> = Box::new(Actor::default());
        let mut texts: Box<dyn Handle<String> + Send> = Box::new(Forwarder(Actor::default()));
        assert_eq!(block_on(numbers.handle(3)), 3);
        assert_eq!(block_on((*numbers).handle(3)), 6);
        assert_eq!(block_on(texts.handle("four".to_owned())), 104);
        let mut wrapped = Forwarder(numbers);
        assert_eq!(block_on(wrapped.handle(1)), 107);
        let mut actor = Actor::default();
        assert_eq!(block_on(actor.handle(1_u32)), 1);
        assert_eq!(block_on(actor.handle("x".to_owned())), 2);
    }
}

mod self_in_bounds {
    use super::*;

    #[erase]
    trait Shared<T>
    where
        Self: Send + Sync + Debug,
        T: Send + Sync + Clone,
        Vec<T>: Debug,
        Option<T>: Clone,
    {
        async fn show(&self, values: Vec<T>) -> String {
            format!("{self:?} {values:?}")
        }
        async fn both(&self, value: T) -> (T, T)
        where
            T: Copy;
    }

    #[derive(Debug)]
    struct Unit;
    impl Shared<u8> for Unit {
        async fn both(&self, value: u8) -> (u8, u8) {
            (value, value)
        }
    }

    #[test]
    fn where_clauses_on_self_and_on_other_types() {
        let shared: Box<dyn Shared<u8>> = Box::new(Unit);
        assert_eq!(block_on(shared.show(vec![1])), "Unit [1]");
        assert_eq!(block_on((*shared).both(2)), (2, 2));
    }
}
