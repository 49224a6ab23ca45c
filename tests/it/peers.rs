//! The shapes by which macros for async traits are compared: one test for each, each the smallest
//! program that shows it. The files named after the features go deeper.

use std::fmt::Debug;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Foo {
    async fn foo(&self) -> u32;
}

impl Foo for u32 {
    async fn foo(&self) -> u32 {
        *self
    }
}

#[test]
fn the_dyn_type_is_the_literal_one_and_the_coercion_plain() {
    let foos: Vec<Box<dyn Foo>> = vec![Box::new(1_u32), Box::new(2_u32)];
    assert_eq!(block_on(foos[0].foo()) + block_on(foos[1].foo()), 3);
}

#[test]
fn dyn_foo_with_send_and_sync() {
    let foo: Arc<dyn Foo + Send + Sync> = Arc::new(1_u32);
    let other = Arc::clone(&foo);
    let answer = std::thread::spawn(move || block_on(other.foo()))
        .join()
        .unwrap();
    assert_eq!(answer + block_on(foo.foo()), 2);
}

#[test]
fn a_dyn_value_where_an_implementor_is_asked() {
    async fn generic<F: Foo>(foo: F) -> u32 {
        foo.foo().await
    }
    let boxed: Box<dyn Foo> = Box::new(1_u32);
    assert_eq!(block_on(generic(&boxed)) + block_on(generic(&*boxed)), 2);
    assert_eq!(block_on(generic(boxed)), 1);
    let arc: Arc<dyn Foo> = Arc::new(2_u32);
    assert_eq!(block_on(generic(arc)), 2);
    let rc: std::rc::Rc<dyn Foo> = std::rc::Rc::new(3_u32);
    assert_eq!(block_on(generic(rc)), 3);
}

#[test]
fn self_by_value_through_dyn() {
    #[erase]
    trait Consume {
        async fn consume(self) -> String;
    }
    impl Consume for String {
        async fn consume(self) -> String {
            self
        }
    }
    let value: Box<dyn Consume> = Box::new("x".to_owned());
    assert_eq!(block_on(value.consume()), "x");
}

#[test]
fn methods_for_sized_types_and_without_receiver() {
    #[erase]
    trait Make {
        async fn get(&self) -> u32;
        async fn sized(&self) -> u32
        where
            Self: Sized;
        async fn make() -> u32;
    }
    impl Make for u32 {
        async fn get(&self) -> u32 {
            *self
        }
        async fn sized(&self) -> u32 {
            *self + 1
        }
        async fn make() -> u32 {
            3
        }
    }
    let make: Box<dyn Make> = Box::new(1_u32);
    assert_eq!(block_on(make.get()), 1);
    assert_eq!(block_on(1_u32.sized()), 2);
    assert_eq!(block_on(u32::make()), 3);
}

#[test]
fn bounded_generics() {
    #[erase]
    trait Show<T: Debug + Send + Sync> {
        async fn show(&self, value: T) -> String;
    }
    impl<T: Debug + Send + Sync> Show<T> for () {
        async fn show(&self, value: T) -> String {
            format!("{value:?}")
        }
    }
    let show: Box<dyn Show<u8>> = Box::new(());
    assert_eq!(block_on(show.show(1)), "1");
    assert_eq!(block_on((*show).show(1)), "1");
}

mod associated_error {
    use super::*;
    use std::error::Error;

    #[erase]
    trait Fallible {
        type Error: Error;
        async fn attempt(&self) -> Result<u32, Self::Error>;
    }
    impl Fallible for &str {
        type Error = std::num::ParseIntError;
        async fn attempt(&self) -> Result<u32, Self::Error> {
            self.parse()
        }
    }

    #[test]
    fn an_associated_type_named_error_beside_the_trait() {
        let fallible: Box<dyn Fallible<Error = std::num::ParseIntError>> = Box::new("x");
        let error: Box<dyn Error> = Box::new(block_on(fallible.attempt()).unwrap_err());
        assert!(error.to_string().contains("invalid digit"));
        assert_eq!(block_on((*fallible).attempt()).ok(), None);
    }
}

#[test]
fn async_default_bodies_and_supertraits() {
    #[erase]
    trait Base: Debug + Send + Sync + 'static {
        async fn base(&self) -> u32 {
            self.extra()
        }
        fn extra(&self) -> u32 {
            format!("{self:?}").len() as u32
        }
    }
    #[erase]
    trait Derived: Base + std::any::Any {
        async fn derived(&self) -> u32;
    }
    impl Base for u32 {}
    impl Derived for u32 {
        async fn derived(&self) -> u32 {
            self.base().await * 10
        }
    }
    let derived: Box<dyn Derived> = Box::new(55_u32);
    assert_eq!(block_on(derived.derived()), 20);
    assert_eq!(block_on(derived.base()), 2);
}

#[test]
fn streams_and_other_opaque_returns() {
    use futures::{Stream, StreamExt, stream};
    #[erase]
    trait Opaque {
        fn stream(&self) -> impl Stream<Item = u32> + Send;
        fn shown(&self) -> impl std::fmt::Display;
    }
    impl Opaque for u32 {
        fn stream(&self) -> impl Stream<Item = u32> + Send {
            stream::iter(0..*self)
        }
        fn shown(&self) -> impl std::fmt::Display {
            *self
        }
    }
    let opaque: Box<dyn Opaque> = Box::new(3_u32);
    assert_eq!(block_on((*opaque).stream().count()), 3);
    assert_eq!((*opaque).shown().to_string(), "3");
}

/// `impl Fn` makes a method generic, which `dyn` cannot call: it is there for sized types, and
/// `&dyn Fn` is there for all.
#[test]
fn functions_as_arguments() {
    #[erase]
    trait Map: Sync {
        async fn sized(&self, f: impl Fn(u32) -> u32 + Send) -> u32
        where
            Self: Sized;
        async fn by_ref(&self, f: &(dyn Fn(u32) -> u32 + Sync)) -> u32;
    }
    impl Map for u32 {
        async fn sized(&self, f: impl Fn(u32) -> u32 + Send) -> u32 {
            f(*self)
        }
        async fn by_ref(&self, f: &(dyn Fn(u32) -> u32 + Sync)) -> u32 {
            f(*self)
        }
    }
    let map: Box<dyn Map> = Box::new(1_u32);
    assert_eq!(block_on(map.by_ref(&|n| n + 1)), 2);
    assert_eq!(block_on(1_u32.sized(|n| n + 2)), 3);
}

#[test]
fn argument_patterns_and_cfg() {
    #[erase]
    trait Patterns: Send + Sync {
        async fn patterns(&self, mut a: u32, (b, _): (u32, u32), _: u32) -> u32 {
            a += b;
            a
        }
        #[cfg(any())]
        async fn gone(&self) -> Missing;
        async fn here(&self, #[cfg(any())] gone: Missing, here: u32) -> u32;
    }
    impl Patterns for () {
        async fn here(&self, here: u32) -> u32 {
            here
        }
    }
    let patterns: Box<dyn Patterns> = Box::new(());
    assert_eq!(block_on(patterns.patterns(1, (2, 3), 4)), 3);
    assert_eq!(block_on((*patterns).here(5)), 5);
}

#[test]
fn unsafe_traits_in_function_bodies_with_raw_identifiers() {
    /// # Safety
    ///
    /// None.
    #[erase]
    unsafe trait Raw {
        async fn r#match(&self, r#type: u32) -> u32;
    }
    // SAFETY: nothing is asked for.
    unsafe impl Raw for u32 {
        async fn r#match(&self, r#type: u32) -> u32 {
            *self + r#type
        }
    }
    let raw: Box<dyn Raw> = Box::new(1_u32);
    assert_eq!(block_on(raw.r#match(2)), 3);
}
