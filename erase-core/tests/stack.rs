//! How large a future may be on a thread's stack, in a debug build too: as large as one that is boxed.
//!
//! A stack that overflows ends the process, so each attempt is a process of its own.
#![cfg(all(feature = "alloc", not(miri)))]

mod common;

use std::env;
use std::process::{Command, Stdio};
use std::task::Poll;
use std::thread;

use common::{Lazy as _, block_on, yield_once};
use erase_core::__private::Start;
use erase_core::{DynFuture, LocalDynFuture};

const STACK: usize = 2 << 20;

/// What is tried, in KiB: steps of 50 up to 1900.
const STEP: usize = 50;
const STEPS: usize = 38;

/// A future of so many steps, and some bytes.
#[allow(clippy::large_stack_arrays, reason = "that is what is tested")]
async fn flat<const N: usize>() -> usize {
    let bytes = [[1_u8; STEP << 10]; N];
    yield_once().await;
    std::hint::black_box(&bytes).len()
}

/// One that awaits such a future, as most large ones do.
async fn nested<const N: usize>() -> usize {
    flat::<N>().await
}

trait Erased {
    fn flat<'f>(&'f self, start: Start<'_, 'f, usize>) -> Poll<usize>;
    fn nested<'f>(&'f self, start: Start<'_, 'f, usize>) -> Poll<usize>;
}

/// Implements the trait as an expansion does.
struct Large<const N: usize>;

impl<const N: usize> Erased for Large<N> {
    fn flat<'f>(&'f self, start: Start<'_, 'f, usize>) -> Poll<usize> {
        start.run(flat::<N>())
    }

    fn nested<'f>(&'f self, start: Start<'_, 'f, usize>) -> Poll<usize> {
        start.run(nested::<N>())
    }
}

/// Each way in a function of its own, with nothing else on its stack.
macro_rules! ways {
    ($module:ident, $future:ident) => {
        mod $module {
            use super::*;

            fn boxed<const N: usize>() -> usize {
                block_on(Box::pin($future::<N>()))
            }

            fn new<const N: usize>() -> usize {
                block_on(DynFuture::new($future::<N>()))
            }

            fn local<const N: usize>() -> usize {
                block_on(LocalDynFuture::new($future::<N>()))
            }

            fn lazy<const N: usize>() -> usize {
                let this: &(dyn Erased + Sync) = &Large::<N>;
                block_on(DynFuture::lazy(this, |this, start| this.$future(start)))
            }

            fn eager<const N: usize>() -> usize {
                let this: &dyn Erased = &Large::<N>;
                block_on(DynFuture::eager(|start| this.$future(start)))
            }

            pub(super) fn run<const N: usize>(way: &str) {
                let way = match way {
                    "box" => boxed::<N>,
                    "new" => new::<N>,
                    "local" => local::<N>,
                    "lazy" => lazy::<N>,
                    "eager" => eager::<N>,
                    _ => unreachable!("a way"),
                };
                assert_eq!(way(), N);
            }
        }
    };
}

ways!(of_flat, flat);
ways!(of_nested, nested);

/// The instance for a number that is known at run time.
fn attempt_steps(steps: usize, future: &str, way: &str) {
    macro_rules! instances {
        ($($steps:literal)*) => {
            match (steps, future) {
                $(
                    ($steps, "flat") => of_flat::run::<$steps>(way),
                    ($steps, "nested") => of_nested::run::<$steps>(way),
                )*
                _ => unreachable!("a number of steps and a kind of future"),
            }
        };
    }
    instances!(
        1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34
        35 36 37 38
    );
}

/// The largest future that fits, in KiB.
fn largest(future: &str, way: &str) -> usize {
    let fits = |steps: &usize| {
        Command::new(env::current_exe().expect("a path"))
            .args(["attempt", "--exact", "--ignored", "--quiet"])
            .env("ERASE_ATTEMPT", format!("{steps} {future} {way}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("it runs")
            .success()
    };
    (1..=STEPS).take_while(fits).last().unwrap_or(0) * STEP
}

#[test]
#[ignore = "one attempt, which the other tests make in a process of its own"]
fn attempt() {
    let Ok(attempt) = env::var("ERASE_ATTEMPT") else {
        return;
    };
    let words: Vec<_> = attempt.split(' ').collect();
    let [steps, future, way] = words[..] else {
        panic!("three words");
    };
    let run = || attempt_steps(steps.parse().expect("a number"), future, way);
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, run).expect("a thread");
        thread.join().expect("no panic");
    });
}

const WAYS: [&str; 4] = ["lazy", "eager", "new", "local"];

#[test]
fn a_future_that_awaits_a_large_one_may_be_as_large_as_in_a_box() {
    let boxed = largest("nested", "box");
    assert!(boxed >= 10 * STEP, "a box of {boxed} KiB");
    for way in WAYS {
        let erased = largest("nested", way);
        assert!(erased >= boxed, "{way}: {erased} KiB, a box {boxed} KiB");
    }
}

/// A box takes twice that: it is built by a function of the standard library, which is optimised.
#[test]
fn a_large_future_is_on_the_stack_twice_at_most() {
    for way in WAYS {
        let erased = largest("flat", way);
        assert!(erased >= 950, "{way}: {erased} KiB");
    }
}
