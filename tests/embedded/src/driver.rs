//! The trait, and the two drivers: of different types, and of different ways to wait.

use crate::executor::ticks;

/// A device that bytes are read from.
#[cfg_attr(not(feature = "by-enum"), erase_core::erase(inline = 64))]
pub trait Driver {
    /// Fills the buffer as far as the device can, and says how far that is.
    async fn read(&mut self, buffer: &mut [u8]) -> usize;
    /// Brings the device back to where it started.
    async fn reset(&mut self);
}

/// A line on which a byte arrives with each tick, until there is no more.
pub struct Uart {
    line: &'static [u8],
    next: usize,
}

impl Uart {
    pub fn new(line: &'static [u8]) -> Self {
        Self { line, next: 0 }
    }
}

impl Driver for Uart {
    async fn read(&mut self, buffer: &mut [u8]) -> usize {
        let mut filled = 0;
        for byte in buffer {
            let Some(&received) = self.line.get(self.next) else {
                break;
            };
            ticks(1).await;
            *byte = received;
            self.next += 1;
            filled += 1;
        }
        filled
    }

    async fn reset(&mut self) {
        ticks(1).await;
        self.next = 0;
    }
}

/// A thermometer: a conversion takes three ticks, and each finds it a quarter of a degree warmer.
///
/// What it keeps over a conversion is aligned more strictly than a pointer on this machine.
pub struct Sensor {
    quarters: i16,
    conversions: u64,
}

impl Sensor {
    const COLD: i16 = -2;

    pub fn new() -> Self {
        Self {
            quarters: Self::COLD,
            conversions: 0,
        }
    }
}

impl Driver for Sensor {
    async fn read(&mut self, buffer: &mut [u8]) -> usize {
        let mut filled = 0;
        while let Some(pair) = buffer[filled..].first_chunk_mut() {
            let before = self.conversions;
            ticks(3).await;
            self.conversions = before + 1;
            self.quarters += 1;
            *pair = self.quarters.to_be_bytes();
            filled += 2;
        }
        filled
    }

    async fn reset(&mut self) {
        self.quarters = Self::COLD;
    }
}
