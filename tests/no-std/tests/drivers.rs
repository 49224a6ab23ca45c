//! The library of drivers, run where there is an operating system to print the result.

use erase_test_no_std::bus::{Bus, Counting, broadcast};
use erase_test_no_std::driver::{Counter, Driver, Empty, Missing, first};
use erase_test_no_std::executor::run;

#[test]
fn drivers_are_called_behind_a_mutable_reference() {
    let mut counter = Counter(7);
    let mut buffer = [0; 3];
    let driver: &mut dyn Driver = &mut counter;
    assert_eq!(run(driver.read(&mut buffer)), Ok(3));
    assert_eq!((driver.name(), buffer), ("counter", [7, 8, 9]));
}

#[test]
fn the_first_driver_that_wakes_is_read() {
    let mut buffer = [0; 2];
    let (mut empty, mut counter) = (Empty, Counter(1));
    assert_eq!(
        run(first(&mut [&mut empty, &mut counter], &mut buffer)),
        Ok(2)
    );
    assert_eq!(buffer, [1, 2]);
    assert_eq!(run(first(&mut [&mut Empty], &mut buffer)), Err(Missing));
}

async fn sent<B: Bus>(bus: B) -> usize {
    bus.sent().await
}

#[test]
fn a_bus_is_shared_within_its_core() {
    let bus = Counting::default();
    assert_eq!(run(broadcast(&bus, 10)), 11 + 12 + 13 + 3);
    assert_eq!(run(sent(&bus)), 3);
}

#[cfg(feature = "alloc")]
#[test]
fn boxed_speakers_need_no_more_than_a_heap() {
    use erase_test_no_std::heap::{Echo, Speaker, speak};
    use std::sync::Arc;

    let boxed: Vec<Box<dyn Speaker>> = vec![Box::new(Echo("a".into()))];
    let spoken = run(speak(boxed, Arc::new(Echo("b".into()))));
    assert_eq!(spoken, ("b!128a?128".to_owned(), 1));
}
