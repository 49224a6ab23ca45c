//! Two drivers in one array, and nothing else: behind `&mut dyn Driver`, or with the feature
//! `by-enum` behind an `enum`, without `#[erase]`.
//!
//! `run.sh` builds both, runs them, and prints the sizes.
#![no_std]
#![no_main]

mod check;
mod driver;
mod executor;

use cortex_m_rt::entry;
use panic_semihosting as _;

use crate::check::Checks;
use crate::driver::{Driver, Sensor, Uart};
use crate::executor::{run, start_ticking};

#[cfg(not(feature = "by-enum"))]
mod any {
    use super::{Driver, Sensor, Uart};

    pub type Any<'a> = &'a mut dyn Driver;

    pub fn both<'a>(uart: &'a mut Uart, sensor: &'a mut Sensor) -> [Any<'a>; 2] {
        [uart, sensor]
    }
}

#[cfg(feature = "by-enum")]
mod any {
    use super::{Driver, Sensor, Uart};

    pub enum Any<'a> {
        Uart(&'a mut Uart),
        Sensor(&'a mut Sensor),
    }

    impl Driver for Any<'_> {
        async fn read(&mut self, buffer: &mut [u8]) -> usize {
            match self {
                Self::Uart(uart) => uart.read(buffer).await,
                Self::Sensor(sensor) => sensor.read(buffer).await,
            }
        }

        async fn reset(&mut self) {
            match self {
                Self::Uart(uart) => uart.reset().await,
                Self::Sensor(sensor) => sensor.reset().await,
            }
        }
    }

    pub fn both<'a>(uart: &'a mut Uart, sensor: &'a mut Sensor) -> [Any<'a>; 2] {
        [Any::Uart(uart), Any::Sensor(sensor)]
    }
}

#[entry]
fn main() -> ! {
    let mut checks = Checks::default();
    let Some(peripherals) = cortex_m::Peripherals::take() else {
        panic!("the peripherals are taken once");
    };
    start_ticking(peripherals.SYST);

    let (mut uart, mut sensor) = (Uart::new(b"hello, world"), Sensor::new());
    let mut drivers = any::both(&mut uart, &mut sensor);
    // What is read first is read again after a reset.
    for _ in 0..2 {
        let expected: [&[u8]; 2] = [b"hello,", &[0xff, 0xff, 0, 0, 0, 1]];
        for (driver, expected) in drivers.iter_mut().zip(expected) {
            let mut buffer = [0; 6];
            let (count, _) = run(driver.read(&mut buffer));
            checks.same("read", &buffer[..count], expected);
            run(driver.reset());
        }
    }
    checks.exit()
}
