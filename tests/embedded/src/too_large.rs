//! Must not build: a future that does not fit into `inline = 16`, and no heap.
#![no_std]
#![no_main]

use core::future::Future;
use core::pin::pin;
use core::task::{Context, Waker};

use cortex_m_rt::entry;
use erase_core::erase;
use panic_semihosting as _;

#[erase(inline = 16)]
trait Driver {
    async fn read(&mut self) -> u8;
}

struct Buffered;

impl Driver for Buffered {
    async fn read(&mut self) -> u8 {
        let buffer = [1; 100];
        core::future::ready(()).await;
        buffer[99]
    }
}

#[entry]
fn main() -> ! {
    let driver: &mut dyn Driver = &mut Buffered;
    let mut future = pin!(driver.read());
    loop {
        let _ = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
    }
}
