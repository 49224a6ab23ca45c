//! Drivers whose futures are kept inline.

use erase_core::erase;

/// A device that bytes are read from.
#[erase(inline = 64)]
pub trait Driver {
    /// Fills the buffer, and says how much of it.
    ///
    /// # Errors
    ///
    /// When the device is not there.
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Missing>;
    /// Wakes the device.
    async fn wake(&mut self) -> bool {
        true
    }
    /// What it is called.
    fn name(&self) -> &str;
}

/// The device is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

/// Counts upwards.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counter(pub u8);

impl Driver for Counter {
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Missing> {
        for byte in &mut *buffer {
            *byte = self.0;
            self.0 = self.0.wrapping_add(1);
        }
        core::future::ready(()).await;
        Ok(buffer.len())
    }
    fn name(&self) -> &'static str {
        "counter"
    }
}

/// A socket with nothing in it.
#[derive(Clone, Copy, Debug)]
pub struct Empty;

impl Driver for Empty {
    async fn read(&mut self, _: &mut [u8]) -> Result<usize, Missing> {
        Err(Missing)
    }
    async fn wake(&mut self) -> bool {
        false
    }
    fn name(&self) -> &'static str {
        "empty"
    }
}

/// Reads from each driver in turn until one answers.
///
/// # Errors
///
/// When none does.
pub async fn first(
    drivers: &mut [&mut (dyn Driver + Send)],
    buffer: &mut [u8],
) -> Result<usize, Missing> {
    for driver in drivers {
        if driver.wake().await {
            return driver.read(buffer).await;
        }
    }
    Err(Missing)
}
