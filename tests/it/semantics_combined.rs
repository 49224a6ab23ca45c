//! Calls in `select`, `join_all`, `FuturesUnordered`, timeouts, and with wakers that change between
//! polls: all as with the boxed futures of plain `async fn`s.

use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::recorder::{Log, Noisy, Numbered, body};
use erase_core::erase;
use futures::executor::block_on;
use futures::future::{Either, FutureExt, join_all, select, select_all, try_join_all};
use futures::stream::{FuturesOrdered, FuturesUnordered, StreamExt};

async fn plain(log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy {
    body(log, first, gates, second).await
}

#[erase]
trait Work: Send + Sync {
    async fn work(&self, log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy;
    async fn opened(&self, log: &Log, door: &Door) -> usize;
}

struct Real;

impl Work for Real {
    async fn work(&self, log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy {
        body(log, first, gates, second).await
    }
    async fn opened(&self, log: &Log, door: &Door) -> usize {
        opened(log, door).await
    }
}

/// What a combination of calls does: of erased ones, and of boxed plain ones.
macro_rules! compare {
    (|$call:ident| $combined:expr) => {{
        let log = &Log::default();
        let native = {
            let $call = |name: &str, gates| {
                let (first, second) = (log.noisy(name), log.noisy(format!("second {name}")));
                Box::pin(plain(log, first, gates, second))
            };
            $combined;
            log.take()
        };
        let work: &dyn Work = &Real;
        let erased = {
            let $call = |name: &str, gates| {
                let (first, second) = (log.noisy(name), log.noisy(format!("second {name}")));
                work.work(log, first, gates, second)
            };
            $combined;
            log.take()
        };
        assert!(native.len() > 10, "{native:?}");
        assert_eq!(erased, native);
    }};
}

#[test]
fn select_drops_the_loser_or_gives_it_back() {
    compare!(|call| match block_on(select(call("a", 1), call("b", 3))) {
        Either::Left((first, rest)) => drop((first, block_on(rest))),
        Either::Right(_) => panic!("the shorter one is ready first"),
    });
    compare!(|call| drop(block_on(select(call("a", 4), call("b", 2)))));
    compare!(|call| {
        let (first, index, rest) = block_on(select_all([call("a", 3), call("b", 1), call("c", 2)]));
        assert_eq!((index, rest.len()), (1, 2));
        drop(first);
        drop(rest);
    });
}

#[test]
fn select_macros_complete_the_rest_later() {
    compare!(|call| block_on(async {
        let (mut long, mut short) = (call("long", 4).fuse(), call("short", 1).fuse());
        futures::select_biased! {
            _ = long => panic!("the shorter one is ready first"),
            output = short => drop(output),
        }
        drop(long.await);
    }));
    compare!(|call| block_on(async {
        let mut long = call("long", 3);
        tokio::select! {
            biased;
            _ = &mut long => panic!("the shorter one is ready first"),
            output = call("short", 1) => drop(output),
        }
        drop(long.await);
    }));
}

#[test]
fn join_all_keeps_the_order_of_outputs() {
    compare!(|call| drop(block_on(join_all([
        call("a", 3),
        call("b", 0),
        call("c", 1)
    ]))));
    compare!(|call| drop(block_on(async {
        futures::join!(call("a", 2), call("b", 1))
    })));
    compare!(|call| {
        let fails = |gates| {
            call("x", gates).map(move |output| if gates == 1 { Err(output) } else { Ok(output) })
        };
        assert!(block_on(try_join_all([fails(3), fails(1), fails(2)])).is_err());
    });
    // Above 30 it is another algorithm.
    compare!(|call| drop(block_on(join_all((0..40).map(|n| call("many", n % 3))))));
}

#[test]
fn collections_poll_what_was_woken() {
    compare!(|call| {
        let mut futures: FuturesUnordered<_> =
            (0..4).map(|n| call(&n.to_string(), 3 - n)).collect();
        drop(block_on(futures.next()));
        drop(block_on(futures.next()));
        drop(futures);
    });
    compare!(|call| {
        let futures: FuturesOrdered<_> = (0..4).map(|n| call(&n.to_string(), 3 - n)).collect();
        block_on(futures.for_each(|output| async { drop(output) }));
    });
}

#[tokio::test(start_paused = true)]
async fn a_timeout_that_passes_and_one_that_does_not() {
    async fn late(log: &Log, first: Noisy, after: u64) -> Noisy {
        let _local = log.noisy("local");
        log.add("waits");
        tokio::time::sleep(Duration::from_secs(after)).await;
        log.add("has waited");
        first
    }
    #[erase]
    trait Late: Send + Sync {
        async fn late(&self, log: &Log, first: Noisy, after: u64) -> Noisy;
    }
    impl Late for Real {
        async fn late(&self, log: &Log, first: Noisy, after: u64) -> Noisy {
            late(log, first, after).await
        }
    }
    let log = &Log::default();
    let erased: &dyn Late = &Real;
    let limit = Duration::from_secs(10);
    for after in [1, 9, 11, 100] {
        let result = tokio::time::timeout(limit, late(log, log.noisy("first"), after)).await;
        let is_late = result.map(drop).is_err();
        let native = log.take();
        let result = tokio::time::timeout(limit, erased.late(log, log.noisy("first"), after)).await;
        assert_eq!(result.map(drop).is_err(), is_late);
        assert_eq!(is_late, after > 10);
        assert_eq!(log.take(), native);
    }
}

/// Opens when it is told to, and wakes the waker of the last poll, as a future has to.
#[derive(Default)]
struct Door(Mutex<(usize, Option<Waker>)>);

impl Door {
    fn open(&self) {
        let mut door = self.0.lock().unwrap();
        door.0 += 1;
        if let Some(waker) = door.1.take() {
            waker.wake();
        }
    }
}

/// Passes a door twice, and counts how often it was asked in vain.
async fn opened(log: &Log, door: &Door) -> usize {
    let mut in_vain = 0;
    for passed in 1..3 {
        std::future::poll_fn(|cx| {
            let mut door = door.0.lock().unwrap();
            if door.0 >= passed {
                return Poll::Ready(());
            }
            in_vain += 1;
            door.1 = Some(cx.waker().clone());
            Poll::Pending
        })
        .await;
        log.add("passed");
    }
    in_vain
}

/// Polls with one waker after another; the last one is woken, and no other.
fn with_wakers(log: &Log, call: impl Future<Output = usize>, door: &Door) {
    let mut call = pin!(call);
    for number in 0..9 {
        let waker = Numbered::waker(log, number);
        match call.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Pending => log.add(format!("pending {number}")),
            Poll::Ready(in_vain) => {
                log.add(format!("ready after {in_vain}"));
                break;
            }
        }
        if number % 3 == 2 {
            door.open();
        }
    }
}

#[test]
fn the_waker_of_the_last_poll_is_woken() {
    let log = &Log::default();
    let work: &dyn Work = &Real;
    let boxed: Box<dyn Work> = Box::new(Box::new(Real) as Box<dyn Work>);
    with_wakers(log, opened(log, &Door::default()), &Door::default());
    let never = log.take();
    assert_eq!(never.len(), 9, "a door that nobody opens: {never:?}");

    let door = Door::default();
    with_wakers(log, opened(log, &door), &door);
    let native = log.take();
    assert!(native.contains(&"woken 2".to_owned()), "{native:?}");
    assert!(!native.contains(&"woken 1".to_owned()), "{native:?}");
    assert_eq!(native.last().unwrap(), "ready after 6");
    let door = Door::default();
    with_wakers(log, work.opened(log, &door), &door);
    assert_eq!(log.take(), native);
    let door = Door::default();
    with_wakers(log, boxed.opened(log, &door), &door);
    assert_eq!(log.take(), native);
}

/// From another thread, while it is polled here.
#[test]
fn woken_from_another_thread() {
    let log = Log::default();
    let work: Arc<dyn Work> = Arc::new(Real);
    for _ in 0..200 {
        let door = Arc::new(Door::default());
        let opener = std::thread::spawn({
            let door = Arc::clone(&door);
            move || {
                door.open();
                std::thread::yield_now();
                door.open();
            }
        });
        assert!(block_on(work.opened(&log, &door)) <= 2);
        opener.join().unwrap();
        assert_eq!(log.take(), ["passed", "passed"]);
    }
}
