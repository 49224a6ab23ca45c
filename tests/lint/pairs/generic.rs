//! Lints about bounds, generics and supertraits.

use std::fmt::Debug;

/// Bounds twice.
#[cfg_attr(erased, erase_core::erase)]
pub trait Bounds<T: Clone + Send + Sync>: Send + Sync
where
    T: Debug,
{
    /// A method.
    async fn get(&self, key: &T) -> T;
    /// A method.
    async fn generic<Q: Debug + Send>(&self, query: Q) -> u32
    where
        Self: Sized,
        Q: Clone;
    /// A method.
    async fn implied(&self, key: impl Debug + Send) -> u32
    where
        Self: Sized;
    /// A type.
    type Key: Debug + Send + Sync + ?Sized;
    /// A method.
    async fn key(&self, key: &Self::Key) -> Option<Box<Self::Key>>;
    /// A method.
    async fn key_provided(&self, key: &Self::Key, unused: u32) -> String {
        format!("{:?}", key)
    }
}

impl<T: Clone + Send + Sync + Debug> Bounds<T> for Vec<T> {
    type Key = str;
    async fn get(&self, key: &T) -> T {
        key.clone()
    }
    async fn generic<Q: Debug + Send>(&self, query: Q) -> u32
    where
        Q: Clone,
    {
        let _ = query;
        1
    }
    async fn implied(&self, key: impl Debug + Send) -> u32 {
        let _ = key;
        1
    }
    async fn key(&self, key: &str) -> Option<Box<str>> {
        Some(key.into())
    }
}

/// Twice the same.
#[cfg_attr(erased, erase_core::erase)]
pub trait Twice: Debug + Debug + Send + Sync {
    /// A method.
    async fn get(&self) -> u32;
}

/// With a lifetime.
#[cfg_attr(erased, erase_core::erase)]
pub trait Lifetime<'a>: Send + Sync {
    /// A method.
    async fn get(&self, key: &'a str) -> &'a str;
    /// A method.
    async fn other<'b>(&'b self, key: &'b str, other: &'a str) -> &'b str;
    /// A method.
    async fn both<'x, 'y>(&'x self, key: &'y str) -> &'y str;
}

impl<'a> Lifetime<'a> for &'a str {
    async fn get(&self, key: &'a str) -> &'a str {
        key
    }
    async fn other<'b>(&'b self, key: &'b str, other: &'a str) -> &'b str {
        key
    }
    async fn both<'x, 'y>(&'x self, key: &'y str) -> &'y str {
        key
    }
}

/// A supertrait.
#[cfg_attr(erased, erase_core::erase)]
pub trait Base: Debug + Send + Sync {
    /// A method.
    async fn base(&self) -> u32;
}

/// With a supertrait.
#[cfg_attr(erased, erase_core::erase)]
pub trait Derived: Base + Sync {
    /// A method.
    async fn derived(&self) -> u32 {
        self.base().await
    }
}

/// Unsafe.
#[cfg_attr(erased, erase_core::erase)]
pub unsafe trait Dangerous: Send + Sync {
    /// A method.
    async unsafe fn method(&self, value: u32) -> u32;
    /// A method.
    unsafe fn plain(&self, value: u32) -> u32;
}

unsafe impl Dangerous for u32 {
    async unsafe fn method(&self, value: u32) -> u32 {
        value
    }
    unsafe fn plain(&self, value: u32) -> u32 {
        value
    }
}

/// Empty.
#[cfg_attr(erased, erase_core::erase)]
pub trait Empty {}

/// One method, private, in a function.
pub async fn inner() -> u32 {
    #[cfg_attr(erased, erase_core::erase)]
    trait Inner: Send + Sync {
        async fn used(&self) -> u32;
        async fn unused(&self, argument: u32) -> u32 {
            1
        }
    }
    impl Inner for u32 {
        async fn used(&self) -> u32 {
            *self
        }
    }
    1_u32.used().await
}

/// Order of items.
#[cfg_attr(erased, erase_core::erase)]
pub trait Order: Send + Sync {
    /// A method.
    async fn zulu(&self) -> u32;
    /// A method.
    async fn alpha(&self) -> u32;
    /// A type.
    type Type: Send;
    /// A method.
    #[inline]
    async fn inlined(&self) -> u32 {
        1
    }
    /// A method.
    #[inline(always)]
    async fn always(&self) -> u32 {
        1
    }
    /// A method.
    #[must_use]
    #[inline]
    #[cold]
    async fn cold(&self) -> u32;
}

macro_rules! declare {
    ($name:ident, $argument:ident) => {
        /// By a macro.
        #[cfg_attr(erased, erase_core::erase)]
        pub trait $name: Send + Sync {
            /// A method.
            async fn method(&self, $argument: &Vec<u32>) -> u32;
            /// A method.
            async fn provided(&self, $argument: &Vec<u32>) -> u32 {
                1
            }
        }
    };
}
declare!(ByMacro, key);
