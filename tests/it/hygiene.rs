//! Nothing that is in scope breaks the expansion: types and traits with the names of the standard
//! library, modules named `core` and `std`, and any name of a method, argument or parameter.

#![allow(
    dead_code,
    non_snake_case,
    unused_macros,
    clippy::wrong_self_convention,
    clippy::should_implement_trait
)]

mod core {}
mod std {}
mod alloc {}
mod erase_core {}
mod futures {}

use ::erase_core::erase;
use ::futures::executor::block_on;

macro_rules! panic {
    ($($t:tt)*) => {
        compile_error!("the user's own `panic!`")
    };
}
macro_rules! vec {
    ($($t:tt)*) => {
        compile_error!("the user's own `vec!`")
    };
}

mod shadowed_types {
    use super::*;

    struct Box;
    struct Rc;
    struct Arc;
    struct Pin;
    struct Poll;
    struct Context;
    struct DynFuture;
    struct Start;
    struct Args;
    struct PhantomData;
    struct Infallible;
    struct This;
    enum Result {
        Ok,
        Err,
    }
    enum Option {
        None,
    }
    fn drop() {}
    fn Some() {}
    fn Ok() {}
    fn call() {}

    trait Future {}
    trait Send {}
    trait Sync {}
    trait Sized {}
    trait Unpin {}
    trait Fn {}
    trait FnOnce {}
    trait Iterator {}
    trait Clone {}
    trait Copy {}
    trait Default {}
    trait Drop {}
    trait Into {}
    trait From {}
    trait Kind {}
    trait Erased {}
    trait Deref {}
    trait Debug {}

    #[erase]
    trait Plain: ::core::marker::Send + ::core::marker::Sync {
        async fn get(&self, key: &str) -> usize;
        async fn two<'a>(&self, left: &'a str, right: &str) -> &'a str;
        async fn set(&mut self, to: u32) -> u32;
        async fn value(self) -> u32;
        fn eager(&self) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send;
        fn items(&self) -> impl ::core::iter::Iterator<Item = u32> + '_;
        async fn default(&self, _: u32, (a, b): (u32, u32)) -> u32 {
            a + b
        }
        async fn generic(&self) -> u32
        where
            Self: ::core::marker::Sized,
        {
            1
        }
        async fn without() -> u32;
    }

    impl Plain for u32 {
        async fn get(&self, key: &str) -> usize {
            key.len()
        }
        async fn two<'a>(&self, left: &'a str, _right: &str) -> &'a str {
            left
        }
        async fn set(&mut self, to: u32) -> u32 {
            ::core::mem::replace(self, to)
        }
        async fn value(self) -> u32 {
            self
        }
        fn eager(&self) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send {
            ::core::future::ready(3)
        }
        fn items(&self) -> impl ::core::iter::Iterator<Item = u32> + '_ {
            0..*self
        }
        async fn without() -> u32 {
            9
        }
    }

    #[test]
    fn everything_has_a_users_name() {
        let mut plain: ::std::boxed::Box<dyn Plain> = ::std::boxed::Box::new(2_u32);
        block_on(async {
            assert_eq!((*plain).get("ab").await, 2);
            assert_eq!(plain.two("l", "r").await, "l");
            assert_eq!((*plain).set(4).await, 2);
            assert_eq!((*plain).eager().await, 3);
            assert_eq!((*plain).items().count(), 4);
            assert_eq!(plain.default(1, (2, 3)).await, 5);
            assert_eq!(plain.value().await, 4);
            assert_eq!(<u32 as Plain>::without().await, 9);
        });
    }
}

mod method_names {
    use super::*;

    #[erase]
    trait Methods: Send + Sync {
        async fn poll(&self) -> u32;
        async fn new(&self) -> u32;
        async fn into(&self) -> u32;
        async fn from(&self) -> u32;
        async fn drop(&self) -> u32;
        async fn clone(&self) -> u32;
        async fn deref(&self) -> u32;
        async fn borrow(&self) -> u32;
        async fn as_ref(&self) -> u32;
        async fn call(&self, call: u32) -> u32;
        async fn run(&self, run: u32) -> u32;
        async fn lazy(&self) -> u32;
        async fn eager(&self) -> u32;
        async fn boxed(&self) -> u32;
        async fn start(&self) -> u32;
        async fn then(&self) -> u32;
        async fn get(&self) -> u32;
        async fn get_mut(&mut self) -> u32;
        async fn answer(&self) -> u32;
        async fn erased(&self) -> u32;
        async fn type_id(&self) -> u32;
    }

    macro_rules! one {
        ($($name:ident)*) => { $(async fn $name(&self) -> u32 { *self })* };
    }

    impl Methods for u32 {
        one!(poll new into from drop clone deref borrow as_ref lazy eager boxed start then get answer erased type_id);
        async fn call(&self, call: u32) -> u32 {
            call
        }
        async fn run(&self, run: u32) -> u32 {
            run
        }
        async fn get_mut(&mut self) -> u32 {
            *self
        }
    }

    #[test]
    fn methods_with_the_names_of_std_and_of_the_expansion() {
        let mut value = 7_u32;
        let methods: &mut dyn Methods = &mut value;
        block_on(async {
            let mut sum = methods.poll().await + methods.new().await + Methods::into(&7_u32).await;
            sum += methods.from().await + Methods::drop(&6_u32).await + methods.clone().await;
            sum += methods.deref().await + methods.as_ref().await + methods.lazy().await;
            sum += methods.eager().await + methods.boxed().await + methods.start().await;
            sum += methods.then().await + methods.get().await + methods.get_mut().await;
            sum += methods.answer().await + methods.erased().await;
            assert_eq!(sum, 16 * 7 + 6);
            assert_eq!(methods.call(1).await + methods.run(2).await, 3);
        });
    }
}

mod argument_names {
    use super::*;

    #[erase]
    trait Arguments: Send + Sync {
        async fn all(&self, self_: u8, this: u8, fut: u8, start: u8, future: u8, cx: u8) -> u8;
        async fn more(&self, call: u8, args: &u8, erased: u8, answer: u8, f: u8, x: u8) -> u8;
        async fn defaults(
            &self,
            this: u8,
            __self: u8,
            __this: u8,
            start: u8,
            arg0: u8,
            _arg1: u8,
        ) -> u8 {
            this + __self + __this + start + arg0
        }
        async fn pattern(&self, (this, start): (u8, u8), arg0: u8, [__arg1]: [u8; 1]) -> u8 {
            this + start + arg0 + __arg1
        }
        fn eager(&self, this: u8, start: &u8) -> impl Future<Output = u8> + Send;
    }

    impl Arguments for () {
        async fn all(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8) -> u8 {
            a + b + c + d + e + f
        }
        async fn more(&self, a: u8, b: &u8, c: u8, d: u8, e: u8, f: u8) -> u8 {
            a + b + c + d + e + f
        }
        fn eager(&self, this: u8, start: &u8) -> impl Future<Output = u8> + Send {
            ::core::future::ready(this + start)
        }
    }

    #[test]
    fn arguments_with_the_names_of_the_expansion() {
        let arguments: Box<dyn Arguments> = Box::new(());
        block_on(async {
            assert_eq!((*arguments).all(1, 2, 3, 4, 5, 6).await, 21);
            assert_eq!(arguments.more(1, &2, 3, 4, 5, 6).await, 21);
            assert_eq!((*arguments).defaults(1, 2, 3, 4, 5, 6).await, 15);
            assert_eq!(arguments.pattern((1, 2), 3, [4]).await, 10);
            assert_eq!((*arguments).eager(1, &2).await, 3);
        });
    }
}
