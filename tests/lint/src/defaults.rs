//! Default bodies.

use std::fmt::Display;

use erase_core::erase;

/// Counts.
#[erase]
pub trait Counter {
    /// The number.
    async fn count(&self) -> u32;
    /// Twice the number.
    async fn twice(&self) -> u32 {
        self.count().await.saturating_mul(2)
    }
    /// Patterns and `mut` in arguments.
    async fn sum(&self, (a, b): (u32, u32), mut rest: u32) -> Box<dyn Display> {
        rest = rest.saturating_add(a).saturating_add(b);
        if rest > 10 {
            return Box::new("many");
        }
        Box::new(rest.saturating_add(self.count().await))
    }
    /// Nothing to wait for.
    async fn ready(&self) -> bool {
        true
    }
    #[cfg(any())] // BUG: lint-shadow-and-underscore
    /// Nothing to return.
    async fn reset(&mut self, _value: u32) {}
    /// By value.
    async fn last(self) -> u32 {
        let value = self.count().await;
        value.saturating_sub(1)
    }
    /// Fails at once.
    ///
    /// # Errors
    ///
    /// When `text` is no number.
    async fn parse(&self, text: &str) -> Result<u32, std::num::ParseIntError> {
        let value: u32 = text.parse()?;
        Ok(value.saturating_add(self.count().await))
    }
}

/// Always three.
#[derive(Clone, Copy, Debug)]
pub struct Three;

impl Counter for Three {
    async fn count(&self) -> u32 {
        3
    }
}

/// Calls the default bodies.
pub async fn total(counter: &(dyn Counter + Send + Sync)) -> String {
    let text = counter.sum((1, 2), counter.twice().await).await.to_string();
    if counter.ready().await {
        text
    } else {
        String::new()
    }
}
