//! Objects of many types, whose futures have many sizes.

use std::hint::black_box;

use erase_core::erase;
use tokio::sync::Notify;

/// What is called.
#[erase]
pub trait Object: Send + Sync {
    /// Waits until the gate is opened, and answers a number that can be checked.
    async fn answer(&self, gate: &Gate, number: u64) -> u64;
}

/// All calls of a round wait here until all of them have begun.
#[derive(Debug, Default)]
pub struct Gate(Notify);

impl Gate {
    async fn passed(&self) {
        self.0.notified().await;
    }

    /// Lets go on whoever waits.
    pub fn open(&self) {
        self.0.notify_waiters();
    }
}

/// An object whose futures keep `N` bytes over the wait.
struct Keeps<const N: usize>(u64);

impl<const N: usize> Object for Keeps<N> {
    async fn answer(&self, gate: &Gate, number: u64) -> u64 {
        let bytes = black_box([1_u8; N]);
        gate.passed().await;
        let kept = black_box(&bytes).iter().map(|byte| u64::from(*byte));
        self.0 + number + kept.sum::<u64>() - N as u64
    }
}

/// An object that asks another one.
struct Asks(Box<dyn Object>);

impl Object for Asks {
    async fn answer(&self, gate: &Gate, number: u64) -> u64 {
        self.0.answer(gate, number).await
    }
}

/// An object that need not wait.
struct Ready(u64);

impl Object for Ready {
    async fn answer(&self, _gate: &Gate, number: u64) -> u64 {
        self.0 + number
    }
}

/// So many objects; the one at `index` adds `index`.
pub fn objects(count: u64) -> Vec<Box<dyn Object>> {
    (0..count).map(object).collect()
}

fn object(index: u64) -> Box<dyn Object> {
    match index % 8 {
        0 => Box::new(Keeps::<0>(index)),
        1 => Box::new(Keeps::<8>(index)),
        2 => Box::new(Keeps::<40>(index)),
        3 => Box::new(Keeps::<100>(index)),
        4 => Box::new(Keeps::<300>(index)),
        5 => Box::new(Asks(Box::new(Keeps::<24>(index)))),
        6 => Box::new(Asks(Box::new(Asks(Box::new(Ready(index)))))),
        _ => Box::new(Ready(index)),
    }
}
