//! Implements, calls and declares erased traits with nothing but the framework as a dependency.

use erase_test_facade::{Plugin, erase_core, runtime, service};

/// A plugin.
#[derive(Debug)]
pub struct Length(pub String);

impl Plugin for Length {
    type Input = Vec<u8>;
    async fn name(&self) -> String {
        self.0.clone()
    }
    async fn work(&self, input: Vec<u8>) -> usize {
        input.len()
    }
}

/// The plugin's `dyn` type.
pub type ErasedPlugin = dyn Plugin<Input = Vec<u8>>;

/// Calls a plugin through `dyn`.
pub async fn run(plugin: &ErasedPlugin, input: Vec<u8>) -> String {
    let length = plugin.work(input).await;
    format!("{} {length}", plugin.name().await)
}

/// A trait of the user's own, by the re-exported macro.
#[erase_core::erase(crate = erase_test_facade::erase_core)]
pub trait Store {
    /// Gets a value.
    async fn get(&self, key: &str) -> usize;
    /// All keys.
    fn keys(&self) -> impl Iterator<Item = String>;
}

/// The same by a glob re-export.
#[runtime::async_trait(crate = ::erase_test_facade::runtime, forward(Box))]
pub trait Globbed {
    /// Gets a value.
    async fn get(&self) -> usize;
}

service! {
    /// A trait from the framework's macro.
    pub Greeter: greet(name: &str, times: usize) -> String
}

impl Store for Length {
    async fn get(&self, key: &str) -> usize {
        self.0.len() + key.len()
    }
    fn keys(&self) -> impl Iterator<Item = String> {
        std::iter::once(self.0.clone())
    }
}

impl Globbed for Length {
    async fn get(&self) -> usize {
        self.0.len()
    }
}

impl Greeter for Length {
    async fn greet(&self, name: &str, times: usize) -> String {
        format!("{} {name}", self.0.repeat(times))
    }
}
