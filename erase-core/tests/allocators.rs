//! Allocators that fail, and allocators that make erased calls themselves.
#![cfg(feature = "alloc")]

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::process::{Command, Output};
use std::ptr;
use std::thread;

use common::{Lazy as _, block_on, poll_unpin, yield_once};
use erase_core::{Boxed, DynFuture, Inline};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Plain,
    /// There is no memory.
    Fails,
    /// Each allocation makes erased calls, which allocate.
    Calls,
}

thread_local! {
    static MODE: Cell<Mode> = const { Cell::new(Mode::Plain) };
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

struct Hostile;

#[global_allocator]
static HOSTILE: Hostile = Hostile;

/// Makes some calls, unless that is being done already.
fn call() {
    if MODE.get() == Mode::Calls {
        MODE.set(Mode::Plain);
        CALLS.set(CALLS.get() + 1);
        let mut kept = yielding::<100>();
        assert!(poll_unpin(&mut kept).is_pending());
        assert_eq!(block_on(yielding::<100>()), 100);
        drop(kept);
        MODE.set(Mode::Calls);
    }
}

// SAFETY: what is allocated is the system's.
unsafe impl GlobalAlloc for Hostile {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if MODE.get() == Mode::Fails {
            // What reports the failure is given memory again.
            MODE.set(Mode::Plain);
            return ptr::null_mut();
        }
        call();
        // SAFETY: as the caller guarantees.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        call();
        // SAFETY: as the caller guarantees.
        unsafe { System.dealloc(block, layout) }
    }
}

/// A future of `N` bytes and some, that yields once.
fn yielding<const N: usize>() -> DynFuture<'static, usize> {
    DynFuture::lazy((), |(), start| {
        start.run(async {
            let bytes = std::hint::black_box([1_u8; N]);
            yield_once().await;
            std::hint::black_box(&bytes).len()
        })
    })
}

#[test]
fn an_allocator_that_makes_erased_calls_itself() {
    let rounds = if cfg!(miri) { 3 } else { 200 };
    let there = move || {
        MODE.set(Mode::Calls);
        for _ in 0..rounds {
            let mut alive: Vec<_> = (0..9).map(|_| yielding::<100>()).collect();
            for future in &mut alive {
                assert!(poll_unpin(future).is_pending());
            }
            assert_eq!(block_on(yielding::<3000>()), 3000);
            for future in alive {
                assert_eq!(block_on(future), 100);
            }
        }
        CALLS.get()
    };
    // The pool is opened and closed in an allocator's call too.
    let calls = thread::spawn(there).join().expect("no panic");
    assert!(calls >= 2 * rounds, "{calls} calls");
}

/// What allocates, by the name that a child process is told.
fn allocate(what: &str) {
    let large = [1_u64; 40];
    match what {
        "a future from the pool" => {
            let _ = poll_unpin(&mut yielding::<100>());
        }
        "a future that the pool does not take" => {
            let _ = poll_unpin(&mut yielding::<5000>());
        }
        "a future without the pool" => {
            let _boxed = DynFuture::<u64, Boxed>::with_storage(async move { large[0] });
        }
        "a future that is too large to be inline" => {
            let _inline = DynFuture::<u64, Inline<8>>::with_storage(async move { large[0] });
        }
        "the arguments of a call" => {
            let _unstarted =
                DynFuture::<u64>::lazy(large, |large, start| start.run(async move { large[0] }));
        }
        _ => unreachable!("nobody asks for that: {what}"),
    }
}

/// The name of the variable that makes a process the child of a test.
const CHILD: &str = "ERASE_TEST_ALLOCATES";

/// Runs this program again, with nothing to do but to allocate `what`.
fn child(what: &str) -> Output {
    let program = std::env::current_exe().expect("a program has a path");
    let mut command = Command::new(program);
    command.args(["--exact", "the_child_of_another_test", "--nocapture"]);
    command.env(CHILD, what).output().expect("it starts")
}

/// Does nothing, unless another test has started it.
#[test]
fn the_child_of_another_test() {
    let Ok(what) = std::env::var(CHILD) else {
        return;
    };
    MODE.set(Mode::Fails);
    allocate(&what);
    println!("survived");
}

#[test]
#[cfg_attr(miri, ignore = "starts processes")]
fn without_memory_the_process_ends_in_handle_alloc_error() {
    for what in [
        "a future from the pool",
        "a future that the pool does not take",
        "a future without the pool",
        "a future that is too large to be inline",
        "the arguments of a call",
    ] {
        let Output {
            status,
            stdout,
            stderr,
        } = child(what);
        let stderr = String::from_utf8_lossy(&stderr);
        assert!(!status.success(), "{what}: {status}");
        assert!(stderr.contains("memory allocation of "), "{what}: {stderr}");
        let stdout = String::from_utf8_lossy(&stdout);
        assert!(!stdout.contains("survived"), "{what}: {stdout}");
    }
}
