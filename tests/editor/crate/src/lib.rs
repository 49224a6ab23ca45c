//! A trait, an implementor and callers, as in any program.

mod memory;
mod notifier;
mod store;

pub use memory::Memory;
pub use notifier::{Notifier, send};
pub use store::{Closed, Keyed, Store, boxed, dynamic, generic};

/// The callers from another file.
pub mod elsewhere {
    use crate::{Memory, Store};

    /// Through a reference.
    pub async fn dynamic(store: &dyn Store) -> usize {
        store.fetch("dynamic").await.map_or(0, |value| value.len())
    }

    /// Through a pointer that threads share.
    pub async fn shared(store: std::sync::Arc<dyn Store + Send + Sync>) -> usize {
        store.fetch("shared").await.map_or(0, |value| value.len())
    }

    /// Through a bound on what may be a `dyn` value.
    pub async fn maybe_unsized<S: Store + ?Sized>(store: &S) -> usize {
        store.fetch("unsized").await.map_or(0, |value| value.len())
    }

    /// On the implementor.
    pub async fn concrete(store: Memory) -> usize {
        store.keep("concrete", String::new()).await.ok();
        store.fetch("concrete").await.map_or(0, |value| value.len())
    }
}
