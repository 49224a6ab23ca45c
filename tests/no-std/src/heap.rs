//! With a heap: boxed drivers, and futures of any size.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use erase_core::erase;

/// Speaks.
#[erase]
pub trait Speaker: Send + Sync {
    /// Says it again.
    async fn say(&self, text: &str) -> String;
    /// For the last time.
    async fn close(self) -> usize;
}

/// Repeats what is said.
#[derive(Clone, Debug)]
pub struct Echo(pub String);

impl Speaker for Echo {
    async fn say(&self, text: &str) -> String {
        let large = [1_u16; 128];
        core::future::ready(()).await;
        let sum: u16 = large.iter().sum();
        alloc::format!("{}{text}{sum}", self.0)
    }
    async fn close(self) -> usize {
        self.0.len()
    }
}

/// Lets all of them speak, then closes the last.
pub async fn speak(mut boxed: Vec<Box<dyn Speaker>>, shared: Arc<dyn Speaker>) -> (String, usize) {
    let mut said = shared.say("!").await;
    for speaker in &boxed {
        said.push_str(&speaker.say("?").await);
    }
    let closed = match boxed.pop() {
        Some(last) => last.close().await,
        None => 0,
    };
    (said, closed)
}
