//! Two drivers of different types in one array of `&mut dyn Driver`, on a Cortex-M3 without a heap.
//!
//! No allocator is linked, so that anything that allocates would not build. The program prints over
//! semihosting what it read, and its exit status says whether all of it was right.
#![no_std]
#![no_main]

mod both;
mod check;
mod driver;
mod executor;

use core::pin::pin;

use cortex_m_rt::entry;
use cortex_m_semihosting::hprintln;
use erase_core::{DynFuture, Inline};
use panic_semihosting as _;

use crate::both::both;
use crate::check::Checks;
use crate::driver::{Driver, Sensor, Uart};
use crate::executor::{poll_once, run, start_ticking};

#[entry]
fn main() -> ! {
    let mut checks = Checks::default();
    let Some(peripherals) = cortex_m::Peripherals::take() else {
        panic!("the peripherals are taken once");
    };
    start_ticking(peripherals.SYST);

    let mut uart = Uart::new(b"hello, world");
    let mut sensor = Sensor::new();
    let drivers: &mut [&mut dyn Driver] = &mut [&mut uart, &mut sensor];
    in_turn(&mut checks, drivers);
    at_once(&mut checks, drivers);
    given_up(&mut checks, drivers);
    library(&mut checks);
    sizes(&mut checks);
    checks.exit()
}

/// A loop over the array: what is read, and that a future which waits is polled once more each time.
fn in_turn(checks: &mut Checks, drivers: &mut [&mut dyn Driver]) {
    let expected: [(&str, &[u8], u32); 2] = [
        ("uart", b"hello,", 6),
        ("sensor", &[0xff, 0xff, 0, 0, 0, 1], 3),
    ];
    for (driver, (name, bytes, waits)) in drivers.iter_mut().zip(expected) {
        let mut buffer = [0; 6];
        let (count, polls) = run(driver.read(&mut buffer));
        hprintln!("{} was polled {} times", name, polls);
        checks.same(name, &buffer[..count], bytes);
        checks.same("polled after each wait", polls > waits, true);
    }
}

/// Both futures live, and wait, at the same time; the uart runs out of bytes.
fn at_once(checks: &mut Checks, drivers: &mut [&mut dyn Driver]) {
    let [uart, sensor] = drivers else {
        panic!("there are two drivers");
    };
    let (mut line, mut degrees) = ([0; 8], [0; 2]);
    let (counts, _) = run(both(uart.read(&mut line), sensor.read(&mut degrees)));
    checks.same("both at once", counts, (6, 2));
    checks.same("the rest of the line", &line[..6], b" world");
    checks.same("the sensor meanwhile", degrees, [0, 2]);
    let (counts, _) = run(both(uart.read(&mut line), sensor.reset()));
    checks.same("nothing more", counts, (0, ()));
}

/// A future that was polled, and is dropped before it is ready, leaves its driver usable.
fn given_up(checks: &mut Checks, drivers: &mut [&mut dyn Driver]) {
    let mut buffer = [0; 2];
    for driver in &mut *drivers {
        run(driver.reset());
        let early = poll_once(pin!(driver.read(&mut buffer)));
        checks.same("not ready at once", early, None);
    }
    let ((), polls) = run(drivers[1].reset());
    checks.same("a future that does not wait is polled once", polls, 1);
    for (driver, expected) in drivers.iter_mut().zip([*b"he", [0xff, 0xff]]) {
        run(driver.read(&mut buffer));
        checks.same("read again", buffer, expected);
    }
}

/// The library of drivers that also runs where there is an operating system.
fn library(checks: &mut Checks) {
    use erase_test_no_std::{bus, driver};

    let mut buffer = [0; 3];
    let (mut empty, mut counter) = (driver::Empty, driver::Counter(7));
    let (count, _) = run(driver::first(&mut [&mut empty, &mut counter], &mut buffer));
    checks.same("the first that answers", count, Ok(3));
    checks.same("what it counted", buffer, [7, 8, 9]);
    let (sent, _) = run(bus::broadcast(&bus::Counting::default(), 10));
    checks.same("a bus with an associated type", sent, 39);
}

/// What `Driver::read` returns.
type Read<'f> = DynFuture<'f, usize, Inline<64>>;

/// What `inline = 64` comes to: 64 bytes aligned to 8, and the word before them.
fn sizes(checks: &mut Checks) {
    let (mut uart, mut sensor, mut buffer) = (Uart::new(b""), Sensor::new(), [0; 2]);
    print_bytes("uart.read", &uart.read(&mut buffer));
    print_bytes("uart.reset", &uart.reset());
    print_bytes("sensor.read", &sensor.read(&mut buffer));
    print_bytes("sensor.reset", &sensor.reset());
    let erased = &uart as &dyn Driver;
    print_bytes("a reference to a driver", &erased);
    checks.same("the erased future, in bytes", size_of::<Read<'_>>(), 72);
    checks.same("without `inline`", size_of::<DynFuture<'_, usize>>(), 32);
}

fn print_bytes<T>(what: &str, value: &T) {
    hprintln!("{} has {} bytes", what, size_of_val(value));
}
