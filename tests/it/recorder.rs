//! Notes what happens, in order, so that two ways of calling can be held against each other.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::future::{Future, poll_fn};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

/// What has happened.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    pub fn add(&self, what: impl Into<String>) {
        self.0.lock().unwrap().push(what.into());
    }

    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }

    /// A value that tells when it is dropped.
    pub fn noisy(&self, name: impl Into<String>) -> Noisy {
        Noisy(self.clone(), name.into())
    }
}

/// See [`Log::noisy`].
#[derive(Debug)]
pub struct Noisy(Log, String);

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.add(format!("drop {}", self.1));
    }
}

/// Opens after so many polls; tells each of them, and whose waker it was given.
pub async fn gate(log: &Log, name: &str, mut polls: usize) {
    let _local = log.noisy(format!("local of {name}"));
    poll_fn(|cx| {
        let known = Numbered::of(cx);
        log.add(format!("poll {name} with {known}"));
        if polls == 0 {
            return Poll::Ready(());
        }
        polls -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
    log.add(format!("through {name}"));
}

/// A body with locals, branches, a loop, and a nested call: what methods in these tests do.
pub async fn body(log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy {
    log.add("started");
    let _outer = log.noisy("outer");
    let kept = [first, log.noisy("beside first")];
    for n in 0..gates {
        let _inner = log.noisy(format!("inner {n}"));
        if n % 2 == 0 {
            gate(log, &format!("gate {n}"), 1).await;
        } else {
            let nested = async { gate(log, &format!("nested gate {n}"), 2).await };
            nested.await;
        }
    }
    drop(second);
    let [first, _] = kept;
    drop(first);
    log.add("ended");
    log.noisy("output")
}

/// A waker with a number, that tells when it is woken.
#[derive(Debug)]
pub struct Numbered {
    log: Log,
    number: usize,
}

impl Numbered {
    pub fn waker(log: &Log, number: usize) -> Waker {
        let log = log.clone();
        Waker::from(Arc::new(Self { log, number }))
    }

    /// The number of a context's waker, or that it is an executor's.
    fn of(cx: &Context<'_>) -> String {
        let same = |number: &usize| NUMBERS.with_borrow(|all| all[*number].will_wake(cx.waker()));
        let count = NUMBERS.with_borrow(Vec::len);
        match (0..count).find(same) {
            Some(number) => format!("waker {number}"),
            None => "an executor's waker".to_owned(),
        }
    }
}

impl Wake for Numbered {
    fn wake(self: Arc<Self>) {
        self.log.add(format!("woken {}", self.number));
    }
}

thread_local! {
    /// The wakers that a test has handed out, by their numbers.
    static NUMBERS: std::cell::RefCell<Vec<Waker>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Polls up to so many times, each with a waker of its own if `replaced`; then drops the future.
pub fn drive<F: Future<Output = Noisy>>(log: &Log, future: F, polls: usize, replaced: bool) {
    let wakers = (0..polls.max(1)).map(|number| Numbered::waker(log, number));
    NUMBERS.set(wakers.collect());
    {
        let mut future = std::pin::pin!(future);
        for n in 0..polls {
            let number = if replaced { n } else { 0 };
            let waker = NUMBERS.with_borrow(|all| all[number].clone());
            match future.as_mut().poll(&mut Context::from_waker(&waker)) {
                Poll::Ready(output) => {
                    log.add("ready");
                    drop(output);
                    break;
                }
                Poll::Pending => log.add("pending"),
            }
        }
        log.add("the future goes");
    }
    NUMBERS.set(Vec::new());
}
