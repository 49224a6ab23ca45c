//! Receivers of every kind.

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;

/// Has a method for each receiver.
#[erase]
pub trait Receivers: Send + Sync {
    /// By reference.
    async fn shared(&self) -> u32;
    /// By mutable reference.
    async fn exclusive(&mut self, key: &str) -> u32;
    /// By value.
    async fn owned(self, key: &str) -> u32;
    /// By value, and not `async`.
    fn taken(self) -> u32;
    /// In a box.
    async fn boxed(self: Box<Self>) -> u32;
    /// In an `Arc`.
    async fn counted(self: Arc<Self>) -> u32;
    /// Pinned.
    async fn pinned(self: Pin<&mut Self>, key: &str) -> u32;
    /// Shared within a thread.
    #[erase(?Send)]
    async fn within_thread(self: Rc<Self>) -> u32;
    /// As it always was.
    fn plain(&self) -> u32;
}

/// A number.
#[derive(Clone, Copy, Debug)]
pub struct Number(pub u32);

impl Receivers for Number {
    async fn shared(&self) -> u32 {
        self.0
    }
    async fn exclusive(&mut self, key: &str) -> u32 {
        self.0 = self.0.saturating_add(u32::from(key.is_empty()));
        self.0
    }
    async fn owned(self, key: &str) -> u32 {
        self.0.saturating_sub(u32::from(key.is_empty()))
    }
    fn taken(self) -> u32 {
        self.0
    }
    async fn boxed(self: Box<Self>) -> u32 {
        self.0
    }
    async fn counted(self: Arc<Self>) -> u32 {
        self.0
    }
    async fn pinned(self: Pin<&mut Self>, key: &str) -> u32 {
        self.0.saturating_add(u32::from(key.is_empty()))
    }
    #[expect(clippy::future_not_send, reason = "it is shared within a thread")]
    async fn within_thread(self: Rc<Self>) -> u32 {
        self.0
    }
    fn plain(&self) -> u32 {
        self.0
    }
}

/// Calls through references, a box and a generic parameter.
pub async fn total<R: Receivers>(
    fixed: &R,
    erased: &dyn Receivers,
    exclusive: &mut dyn Receivers,
    owned: Box<dyn Receivers>,
) -> u32 {
    let sum = fixed.shared().await + erased.shared().await + erased.plain();
    sum + exclusive.exclusive("").await + owned.owned("key").await
}
