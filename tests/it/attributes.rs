//! Attributes stay where they were written, and those that users look for are on what they call.

#![deny(unused_must_use, deprecated)]

use std::sync::atomic::{AtomicU32, Ordering};

use erase_core::erase;
use futures::executor::block_on;

/// Counts calls, as `tracing::instrument` would record them: it must see the method once, with
/// its `async` and its body.
macro_rules! count {
    ($counter:ident) => {
        $counter.fetch_add(1, Ordering::SeqCst)
    };
}

static CALLS: AtomicU32 = AtomicU32::new(0);

/// The trait.
#[erase]
#[allow(clippy::ptr_arg)]
#[doc(alias = "storage")]
#[must_use = "an object does nothing by itself"]
pub trait Documented: Send + Sync {
    /// Reads.
    ///
    /// # Errors
    ///
    /// Never.
    #[must_use = "the answer matters"]
    async fn read(&self) -> Result<u32, ()>;

    #[doc = "Writes."]
    #[inline]
    async fn write(&mut self, text: &String) -> usize {
        count!(CALLS);
        text.len()
    }

    #[deprecated(since = "0.1.0", note = "use `read`")]
    async fn old(&self) -> u32;

    #[doc(hidden)]
    async fn hidden(&self) -> u32;

    #[track_caller]
    fn plain(&self) -> u32 {
        std::panic::Location::caller().line()
    }

    #[allow(unused_variables)]
    #[expect(
        clippy::let_and_return,
        reason = "an `expect` must be fulfilled by the body"
    )]
    async fn body(&self, unused: u32) -> u32 {
        let answer = 4;
        answer
    }

    #[cold]
    #[doc(alias = "frozen")]
    #[rustfmt::skip]
    async fn cold(&self) -> u32 { 5 }

    #[allow(clippy::unused_async, clippy::too_many_arguments)]
    #[rustfmt::skip]
    async fn many(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u8;
}

struct Value;

#[allow(deprecated)]
impl Documented for Value {
    async fn read(&self) -> Result<u32, ()> {
        Ok(1)
    }
    async fn old(&self) -> u32 {
        2
    }
    async fn hidden(&self) -> u32 {
        3
    }
    async fn many(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u8 {
        a + b + c + d + e + f + g + h
    }
}

#[test]
fn methods_with_attributes_are_called_in_both_ways() {
    let mut value: Box<dyn Documented> = Box::new(Value);
    block_on(async {
        assert_eq!(value.read().await, Ok(1));
        assert_eq!((*value).read().await, Ok(1));
        assert_eq!(value.write(&"abc".to_owned()).await, 3);
        assert_eq!((*value).write(&"abc".to_owned()).await, 3);
        assert_eq!((*value).hidden().await, 3);
        assert_eq!((*value).body(1).await, 4);
        assert_eq!((*value).cold().await, 5);
        assert_eq!((*value).many(1, 1, 1, 1, 1, 1, 1, 1).await, 8);
    });
    assert_eq!(CALLS.load(Ordering::SeqCst), 2);
}

#[test]
fn deprecation_is_at_the_call_and_can_be_allowed_there() {
    let value: &dyn Documented = &Value;
    #[expect(deprecated, reason = "the dyn method is as deprecated as the trait's")]
    let old = value.old();
    assert_eq!(block_on(old), 2);
    #[expect(deprecated, reason = "as on the type")]
    let old = Value.old();
    assert_eq!(block_on(old), 2);
    let boxed: Box<dyn Documented> = Box::new(Value);
    #[expect(deprecated, reason = "as through a box")]
    let old = boxed.old();
    assert_eq!(block_on(old), 2);
}

#[test]
fn a_dropped_call_is_a_warning() {
    let value: &dyn Documented = &Value;
    #[expect(unused_must_use, reason = "the method says so")]
    {
        value.read();
    }
    let boxed: Box<dyn Documented> = Box::new(Value);
    #[expect(unused_must_use, reason = "the trait's method says so")]
    {
        boxed.read();
    }
    #[expect(unused_must_use, reason = "a future does nothing by itself")]
    {
        value.hidden();
    }
    assert_eq!(block_on(value.hidden()), 3);
}

#[test]
fn track_caller_of_a_plain_method() {
    let value: &dyn Documented = &Value;
    assert_eq!(Value.plain(), line!());
    assert_ne!(value.plain(), 0);
}

mod passed_through {
    use super::*;

    #[erase]
    trait Inside {
        async fn get(&self) -> u32;
    }

    /// On an impl the attribute does nothing.
    #[erase]
    impl Inside for Value {
        async fn get(&self) -> u32 {
            6
        }
    }

    #[test]
    fn an_impl_under_the_attribute() {
        let inside: Box<dyn Inside> = Box::new(Value);
        assert_eq!(block_on(inside.get()), 6);
    }

    /// The same by the name that users of async-trait have in scope.
    mod by_the_other_name {
        use erase_core::async_trait;
        use futures::executor::block_on;

        #[async_trait]
        pub(super) trait Other: Send + Sync {
            async fn get(&self, key: &str) -> usize;
        }

        #[async_trait]
        impl Other for u32 {
            async fn get(&self, key: &str) -> usize {
                *self as usize + key.len()
            }
        }

        /// Nothing is forwarded under this name.
        #[async_trait]
        impl<T: Other + ?Sized> Other for Box<T> {
            async fn get(&self, key: &str) -> usize {
                let inner: usize = (**self).len_of(key);
                inner + 100
            }
        }

        trait LenOf {
            fn len_of(&self, key: &str) -> usize;
        }
        impl<T: ?Sized> LenOf for T {
            fn len_of(&self, key: &str) -> usize {
                key.len()
            }
        }

        #[async_trait(?Send)]
        trait Local {
            async fn get(&self) -> std::rc::Rc<u32>;
        }

        #[async_trait(?Send)]
        impl Local for u32 {
            async fn get(&self) -> std::rc::Rc<u32> {
                std::rc::Rc::new(*self)
            }
        }

        #[test]
        fn the_trait_and_its_impls() {
            let other: Box<dyn Other> = Box::new(1_u32);
            assert_eq!(block_on((*other).get("ab")), 3);
            assert_eq!(block_on(other.get("ab")), 102);
            let local: &dyn Local = &7_u32;
            assert_eq!(*block_on(local.get()), 7);
        }
    }
}
