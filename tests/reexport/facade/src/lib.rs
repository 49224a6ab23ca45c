//! A framework that has an erased trait of its own, and hands the macro on to its users.

pub use erase_core;
use erase_core::erase;

/// Everything of `erase_core`, under a name that the framework chose.
pub mod runtime {
    pub use erase_core::*;
}

/// A trait that users implement and call, and need not know the macro for.
#[erase]
pub trait Plugin: Send + Sync {
    /// What it works on.
    type Input: Send;
    /// Its name, in a future.
    async fn name(&self) -> String;
    /// Works, and by default says on what only.
    async fn work(&self, input: Self::Input) -> usize;
    /// Stops it.
    async fn stop(self) -> bool {
        true
    }
}

/// Declares an erased trait of one method, in the crate that calls the macro.
#[macro_export]
macro_rules! service {
    ($(#[$attr:meta])* $vis:vis $name:ident: $method:ident($($argument:ident: $ty:ty),*) -> $out:ty) => {
        $(#[$attr])*
        #[$crate::erase_core::erase(crate = $crate::erase_core)]
        $vis trait $name: ::core::marker::Send + ::core::marker::Sync {
            /// The one method.
            async fn $method(&self, $($argument: $ty),*) -> $out;
        }
    };
}
