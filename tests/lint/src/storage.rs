//! Where futures are kept, and futures that stay on their thread.

use std::cell::Cell;
use std::rc::Rc;

use erase_core::erase;

/// Kept inline.
#[erase(inline = 56, forward(Box, &, &mut))]
pub trait Small: Send + Sync {
    /// The value.
    async fn get(&self) -> u32;
    /// Kept elsewhere.
    #[erase(boxed)]
    async fn large(&self, key: &str) -> usize;
}

/// Stays on its thread.
#[erase(?Send, forward())]
pub(crate) trait Local {
    /// Shares the cell.
    async fn cell(&self) -> Rc<Cell<u32>>;
}

/// A cell.
#[derive(Clone, Debug)]
struct Shared(Rc<Cell<u32>>);

impl Local for Shared {
    #[expect(clippy::future_not_send, reason = "it stays on its thread")]
    async fn cell(&self) -> Rc<Cell<u32>> {
        Rc::clone(&self.0)
    }
}

/// One.
#[derive(Clone, Copy, Debug)]
pub struct One;

impl Small for One {
    async fn get(&self) -> u32 {
        1
    }
    async fn large(&self, key: &str) -> usize {
        key.len()
    }
}

/// Calls a private trait's object.
#[must_use]
pub fn local() -> u32 {
    let shared: Box<dyn Local> = Box::new(Shared(Rc::default()));
    futures::executor::block_on(shared.cell()).get()
}
