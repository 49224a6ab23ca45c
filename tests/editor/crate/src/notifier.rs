//! A trait that another crate implements.

use erase_core::erase;

/// Tells people.
#[erase]
pub trait Notifier: Send + Sync {
    /// Sends a message.
    async fn notify(&self, to: &str) -> Result<usize, String>;
    /// What it sends by.
    fn name(&self) -> String;
    /// Sends two messages.
    #[erase(boxed)]
    async fn both(&self, first: &str, second: &str) -> Result<usize, String> {
        Ok(self.notify(first).await? + self.notify(second).await?)
    }
}

/// Sends by whatever there is.
pub async fn send<N: Notifier>(notifier: N) -> usize {
    notifier.notify("any").await.unwrap_or(0)
}
