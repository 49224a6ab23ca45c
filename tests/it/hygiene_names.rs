//! Lifetimes and type parameters of any name: nothing that the expansion adds collides.

#![allow(dead_code, non_camel_case_types)]

use erase_core::erase;
use futures::executor::block_on;

mod lifetimes {
    use super::*;

    #[erase]
    trait Lifetimes<'a, 'life0, 'async_trait>: Send + Sync {
        async fn s<'s>(&'s self, key: &str) -> &'s str;
        async fn f<'f>(&'f self, key: &'f str) -> &'f str;
        async fn d<'d, 'k>(&'d self, key: &'k str) -> (&'d str, &'k str);
        async fn p<'p, 'x: 'p, 'call>(&'p self, key: &'x str, other: &'call str) -> &'p str;
        async fn all<'life1, 'c>(
            &self,
            a: &'a str,
            b: &'life0 str,
            c: &'life1 str,
            d: &'c str,
        ) -> &'async_trait str;
        async fn elided(&self, key: &'_ str) -> &'_ str;
        fn eager<'f>(&'f self, key: &'f str) -> impl Future<Output = &'f str> + Send + 'f;
    }

    impl<'a, 'life0, 'async_trait> Lifetimes<'a, 'life0, 'async_trait> for &'async_trait str {
        async fn s<'s>(&'s self, _key: &str) -> &'s str {
            self
        }
        async fn f<'f>(&'f self, key: &'f str) -> &'f str {
            key
        }
        async fn d<'d, 'k>(&'d self, key: &'k str) -> (&'d str, &'k str) {
            (self, key)
        }
        async fn p<'p, 'x: 'p, 'call>(&'p self, key: &'x str, _other: &'call str) -> &'p str {
            key
        }
        async fn all<'life1, 'c>(
            &self,
            _a: &'a str,
            _b: &'life0 str,
            _c: &'life1 str,
            _d: &'c str,
        ) -> &'async_trait str {
            self
        }
        async fn elided(&self, _key: &'_ str) -> &'_ str {
            self
        }
        fn eager<'f>(&'f self, key: &'f str) -> impl Future<Output = &'f str> + Send + 'f {
            std::future::ready(key)
        }
    }

    #[test]
    fn lifetimes_with_the_names_of_the_expansion() {
        let text = String::from("text");
        let value: Box<dyn Lifetimes<'_, '_, '_> + '_> = Box::new(&*text);
        block_on(async {
            assert_eq!((*value).s("k").await, "text");
            assert_eq!(value.f("k").await, "k");
            assert_eq!((*value).d("k").await, ("text", "k"));
            assert_eq!((*value).p("k", "o").await, "k");
            assert_eq!(value.all("a", "b", "c", "d").await, "text");
            assert_eq!((*value).elided("k").await, "text");
            assert_eq!((*value).eager("k").await, "k");
        });
    }
}

mod parameters {
    use super::*;

    #[erase]
    trait Parameters<
        T: Send + Sync,
        F: Send + Sync,
        X: Send + Sync,
        P: Send + Sync,
        K,
        S,
        C,
        const N: usize,
    >: Sync
    where
        K: Send + Sync,
        S: Send + Sync,
        C: Send + Sync,
    {
        type E: Send;
        type Item: Send;
        type Output: Send;
        async fn first(&self, t: T, f: F, x: X, p: P, k: &K) -> [u8; N];
        async fn second(&self, s: &S, c: &C) -> (Self::E, Self::Item, Self::Output);
    }

    impl<T: Send + Sync, F: Send + Sync, X: Send + Sync, P: Send + Sync, K, S, C, const N: usize>
        Parameters<T, F, X, P, K, S, C, N> for ()
    where
        K: Send + Sync,
        S: Send + Sync,
        C: Send + Sync,
    {
        type E = u8;
        type Item = u16;
        type Output = u32;
        async fn first(&self, _t: T, _f: F, _x: X, _p: P, _k: &K) -> [u8; N] {
            [1; N]
        }
        async fn second(&self, _s: &S, _c: &C) -> (u8, u16, u32) {
            (1, 2, 3)
        }
    }

    type Object<'a> =
        dyn Parameters<u8, u8, u8, u8, u8, u8, u8, 2, E = u8, Item = u16, Output = u32> + 'a;

    #[test]
    fn type_parameters_with_the_names_of_the_expansion() {
        let value: Box<Object<'_>> = Box::new(());
        block_on(async {
            assert_eq!((*value).first(1, 2, 3, 4, &5).await, [1, 1]);
            assert_eq!(value.first(1, 2, 3, 4, &5).await, [1, 1]);
            assert_eq!((*value).second(&1, &2).await, (1, 2, 3));
            assert_eq!(value.second(&1, &2).await, (1, 2, 3));
        });
    }

    #[erase]
    trait Pointee<KType, E, This: Send + Sync, ItemType: Send + Sync>: Sync
    where
        KType: Send + Sync,
        E: Send + Sync,
    {
        type K: Send;
        type Item: Send;
        async fn all(
            &self,
            k: &KType,
            e: &E,
            this: &This,
            item: &ItemType,
        ) -> (Self::K, Self::Item);
    }

    impl<K: Send + Sync, E: Send + Sync, T: Send + Sync, I: Send + Sync> Pointee<K, E, T, I> for u8 {
        type K = u8;
        type Item = u16;
        async fn all(&self, _k: &K, _e: &E, _this: &T, _item: &I) -> (u8, u16) {
            (*self, 2)
        }
    }

    #[test]
    fn type_parameters_like_those_of_associated_types() {
        let value: &dyn Pointee<u8, u8, u8, u8, K = u8, Item = u16> = &1_u8;
        assert_eq!(block_on(value.all(&1, &2, &3, &4)), (1, 2));
    }
}

/// What a macro in the place of a type expands to is not seen when our own names are chosen.
mod types_written_by_macros {
    use super::*;

    #[derive(Clone, Copy)]
    struct X(u32);
    #[derive(Clone, Copy)]
    struct P(u32);

    macro_rules! x {
        () => {
            X
        };
    }
    macro_rules! p {
        () => {
            P
        };
    }

    #[erase]
    trait Adds: Send + Sync {
        async fn add(&self, x: x!(), p: Option<p!()>) -> p!();
    }

    impl Adds for u32 {
        async fn add(&self, x: X, p: Option<P>) -> P {
            P(self + x.0 + p.map_or(0, |p| p.0))
        }
    }

    #[test]
    fn they_are_the_users() {
        let adds: Box<dyn Adds> = Box::new(1_u32);
        assert_eq!(block_on(adds.add(X(2), Some(P(3)))).0, 6);
        assert_eq!(block_on((*adds).add(X(2), None)).0, 3);
    }
}
