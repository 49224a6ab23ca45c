//! Default bodies.

use std::fmt::Display;
use std::pin::Pin;

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

/// Its plain default body finds `get` on `Self`, for there is no forward to find it by.
#[erase]
pub trait Fetch: Send + Sync + 'static {
    /// Gets.
    async fn get(&self, key: &str) -> u32;
    /// Sets.
    async fn set(&mut self, key: &str, value: u32);
    /// Gets two.
    fn both<'a>(&'a self, keys: [&'a str; 2]) -> Pin<Box<dyn Future<Output = u32> + Send + 'a>> {
        let [first, second] = keys;
        Box::pin(async move {
            let sum = self.get(first).await;
            sum.saturating_add(self.get(second).await)
        })
    }
    /// Calls nothing, but for a field of the name.
    fn field(&self) -> u32 {
        let names = Names { get: 1 };
        names.get
    }
}

/// Bears the name of a method.
#[derive(Clone, Copy, Debug)]
struct Names {
    get: u32,
}

impl Fetch for Three {
    async fn get(&self, _key: &str) -> u32 {
        3
    }
    async fn set(&mut self, _key: &str, _value: u32) {}
}
