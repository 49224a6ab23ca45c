//! Impls that the attribute rewrites.

use std::fmt::Debug;

use erase_core::async_trait;

/// Something that has a length.
pub trait Source<'s>: Send + Sync {
    /// How long it is.
    fn length(&self) -> usize;
}

impl Source<'_> for usize {
    fn length(&self) -> usize {
        *self
    }
}

/// Counts in several ways.
#[async_trait]
pub trait Count: Send + Sync {
    /// Counts down.
    async fn down(&self, from: u32) -> u32;
    /// Without looking at an argument.
    async fn beside(&self, (left, right): (u32, u32), _more: &str)
    -> Option<Box<dyn Debug + Send>>;
    /// Changes an argument.
    async fn nothing(&self, rest: Vec<u32>);
}

/// Calls itself.
#[derive(Clone, Copy, Debug)]
pub struct Direct;

#[async_trait]
impl Count for Direct {
    async fn down(&self, from: u32) -> u32 {
        if from == 0 {
            0
        } else {
            self.down(from - 1).await
        }
    }
    async fn beside(
        &self,
        (left, right): (u32, u32),
        _more: &str,
    ) -> Option<Box<dyn Debug + Send>> {
        if left > right {
            return Some(Box::new(left));
        }
        self.beside((left + right, right), "").await
    }
    async fn nothing(&self, mut rest: Vec<u32>) {
        if rest.pop().is_some() {
            self.nothing(rest).await;
        }
    }
}

/// Has a parameter.
#[derive(Clone, Copy, Debug)]
pub struct Logged<C>(pub C);

#[async_trait]
impl<C: Count> Count for Logged<C> {
    async fn down(&self, from: u32) -> u32 {
        self.0.down(from).await
    }
    async fn beside(
        &self,
        (left, right): (u32, u32),
        _more: &str,
    ) -> Option<Box<dyn Debug + Send>> {
        self.0.beside((left, right), "").await
    }
    async fn nothing(&self, mut rest: Vec<u32>) {
        let _: Option<u32> = rest.pop();
        self.0.nothing(rest).await;
    }
}

/// Has a lifetime that only a bound names.
#[derive(Clone, Copy, Debug)]
pub struct Bounded<S>(pub S);

#[async_trait]
impl<'s, S: Source<'s>> Count for Bounded<S> {
    async fn down(&self, _from: u32) -> u32 {
        u32::try_from(self.0.length()).unwrap_or(0)
    }
    async fn beside(&self, (left, _): (u32, u32), more: &str) -> Option<Box<dyn Debug + Send>> {
        if more.is_empty() {
            return None;
        }
        Some(Box::new(left))
    }
    async fn nothing(&self, _: Vec<u32>) {}
}
