//! A shared bus: `&self`, associated types and a driver that stays on its core.

use core::cell::Cell;

use erase_core::erase;

/// A bus with addresses of its own.
#[erase(?Send, inline = 48, forward(&))]
pub trait Bus {
    /// Where a device is.
    type Address: Copy;
    /// Sends a byte.
    async fn send(&self, to: Self::Address, byte: u8) -> usize;
    /// How many were sent.
    async fn sent(&self) -> usize;
}

/// Counts what is sent.
#[derive(Debug, Default)]
pub struct Counting(Cell<usize>);

impl Bus for Counting {
    type Address = u16;
    async fn send(&self, to: u16, byte: u8) -> usize {
        self.0.set(self.0.get() + 1);
        usize::from(to) + usize::from(byte)
    }
    async fn sent(&self) -> usize {
        self.0.get()
    }
}

/// Sends to three addresses.
pub async fn broadcast(bus: &dyn Bus<Address = u16>, byte: u8) -> usize {
    let mut sum = 0;
    for address in 1..=3 {
        sum += bus.send(address, byte).await;
    }
    sum + bus.sent().await
}
