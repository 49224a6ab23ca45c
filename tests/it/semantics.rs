//! What happens when, and in which order things are dropped, is as in a plain `async fn`.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use erase_core::erase;
use futures::executor::block_on;
use futures::future::poll_immediate;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<&'static str>>>);

impl Log {
    fn add(&self, what: &'static str) {
        self.0.lock().unwrap().push(what);
    }
    fn take(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
    fn noisy(&self, name: &'static str) -> Noisy {
        Noisy(self.clone(), name)
    }
}

struct Noisy(Log, &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.add(self.1);
    }
}

macro_rules! body {
    ($log:expr) => {{
        let log = $log;
        let _local = log.noisy("local");
        log.add("before");
        tokio::task::yield_now().await;
        log.add("after");
    }};
}

#[erase]
trait Work: Send + Sync {
    async fn native(
        &self,
        log: &Log,
        first: Noisy,
        _: Noisy,
        _second: Noisy,
        (third, _): (Noisy, Noisy),
    );
    async fn default_body(
        &self,
        log: &Log,
        first: Noisy,
        _: Noisy,
        _second: Noisy,
        (third, _): (Noisy, Noisy),
    ) {
        let _ = (&first, &third);
        body!(log);
    }
    async fn consume(self, log: Log, first: Noisy);
}

struct Real(#[expect(dead_code, reason = "dropped only")] Noisy);

impl Work for Real {
    async fn native(
        &self,
        log: &Log,
        first: Noisy,
        _: Noisy,
        _second: Noisy,
        (third, _): (Noisy, Noisy),
    ) {
        let _ = (&first, &third);
        body!(log);
    }
    async fn consume(self, log: Log, first: Noisy) {
        let _ = &first;
        body!(&log);
    }
}

async fn plain(log: &Log, first: Noisy, _: Noisy, _second: Noisy, (third, _): (Noisy, Noisy)) {
    let _ = (&first, &third);
    body!(log);
}

/// The same arguments for each way of calling.
macro_rules! with_arguments {
    ($log:ident, $($call:tt)*) => {
        $($call)*(
            &$log,
            $log.noisy("first"),
            $log.noisy("_"),
            $log.noisy("_second"),
            ($log.noisy("third"), $log.noisy("rest")),
        )
    };
}

#[test]
fn arguments_of_a_finished_call_are_dropped_as_in_a_plain_async_fn() {
    let log = Log::default();
    let real = Real(Log::default().noisy("unused"));
    block_on(with_arguments!(log, plain));
    let expected = log.take();
    assert_eq!(expected[..3], ["before", "after", "local"]);
    assert_eq!(expected.len(), 8);
    let work: &dyn Work = &real;
    block_on(with_arguments!(log, work.native));
    assert_eq!(log.take(), expected);
    let boxed: Box<dyn Work> = Box::new(real);
    block_on(with_arguments!(log, boxed.native));
    assert_eq!(log.take(), expected);
}

#[test]
fn arguments_of_a_cancelled_call_are_dropped_as_in_a_plain_async_fn() {
    let log = Log::default();
    let real = Real(Log::default().noisy("unused"));
    let cancelled = |future: std::pin::Pin<Box<dyn Future<Output = ()> + '_>>| {
        let mut future = future;
        assert!(block_on(poll_immediate(&mut future)).is_none());
        drop(future);
        log.take()
    };
    let expected = cancelled(Box::pin(with_arguments!(log, plain)));
    assert_eq!(expected[..2], ["before", "local"]);
    let work: &dyn Work = &real;
    assert_eq!(
        cancelled(Box::pin(with_arguments!(log, work.native))),
        expected
    );
    let boxed: Box<dyn Work> = Box::new(real);
    assert_eq!(
        cancelled(Box::pin(with_arguments!(log, boxed.native))),
        expected
    );
}

#[test]
fn arguments_of_a_default_body_are_dropped_as_in_a_plain_async_fn() {
    let log = Log::default();
    let real = Real(Log::default().noisy("unused"));
    block_on(with_arguments!(log, plain));
    let expected = log.take();
    let work: &dyn Work = &real;
    block_on(with_arguments!(log, work.default_body));
    assert_eq!(log.take(), expected);
    block_on(with_arguments!(log, real.default_body));
    assert_eq!(log.take(), expected);
    let boxed: Box<dyn Work> = Box::new(real);
    block_on(with_arguments!(log, boxed.default_body));
    assert_eq!(log.take(), expected);
    let mut future = boxed.default_body(
        &log,
        log.noisy("first"),
        log.noisy("_"),
        log.noisy("_second"),
        (log.noisy("third"), log.noisy("rest")),
    );
    assert!(block_on(poll_immediate(&mut future)).is_none());
    assert_eq!(log.take(), ["before"]);
    drop(future);
    assert_eq!(log.take(), expected[2..]);
}

#[test]
fn arguments_of_a_call_that_is_never_polled_are_all_dropped() {
    let log = Log::default();
    let real = Real(Log::default().noisy("unused"));
    let work: &dyn Work = &real;
    for future in [
        with_arguments!(log, work.native),
        with_arguments!(log, work.default_body),
    ] {
        assert_eq!(log.take(), [""; 0]);
        drop(future);
        let mut dropped = log.take();
        dropped.sort_unstable();
        assert_eq!(dropped, ["_", "_second", "first", "rest", "third"]);
    }
}

#[test]
fn a_consumed_value_is_dropped_after_the_arguments() {
    let log = Log::default();
    block_on(Real(log.noisy("self")).consume(log.clone(), log.noisy("first")));
    let expected = log.take();
    let work: Box<dyn Work> = Box::new(Real(log.noisy("self")));
    block_on(work.consume(log.clone(), log.noisy("first")));
    assert_eq!(log.take(), expected);
    assert_eq!(expected, ["before", "after", "local", "first", "self"]);
}

#[erase]
trait Waiter: Send + Sync {
    async fn forever(&self, guard: Noisy);
    async fn soon(&self) -> u32;
}

struct Tokio;

impl Waiter for Tokio {
    async fn forever(&self, guard: Noisy) {
        std::future::pending::<()>().await;
        drop(guard);
    }
    async fn soon(&self) -> u32 {
        tokio::task::yield_now().await;
        3
    }
}

#[tokio::test]
async fn a_timeout_cancels_the_call() {
    let log = Log::default();
    let waiter: Box<dyn Waiter> = Box::new(Tokio);
    let limit = Duration::from_millis(1);
    let forever = (*waiter).forever(log.noisy("direct"));
    assert!(tokio::time::timeout(limit, forever).await.is_err());
    assert_eq!(log.take(), ["direct"]);
    let forever = waiter.forever(log.noisy("boxed"));
    assert!(tokio::time::timeout(limit, forever).await.is_err());
    assert_eq!(log.take(), ["boxed"]);
    let soon = tokio::time::timeout(Duration::from_secs(60), (*waiter).soon());
    assert_eq!(soon.await, Ok(3));
}

#[tokio::test]
async fn select_drops_the_loser() {
    let log = Log::default();
    let waiter: &dyn Waiter = &Tokio;
    let answer = tokio::select! {
        () = waiter.forever(log.noisy("loser")) => 0,
        answer = waiter.soon() => answer,
    };
    assert_eq!((answer, log.take()), (3, vec!["loser"]));
}

#[tokio::test]
async fn an_aborted_task_drops_its_call() {
    let log = Log::default();
    let waiter: Arc<dyn Waiter> = Arc::new(Tokio);
    let guard = log.noisy("aborted");
    let task = tokio::spawn(async move { waiter.forever(guard).await });
    tokio::task::yield_now().await;
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    assert_eq!(log.take(), ["aborted"]);
}

#[tokio::test]
async fn a_panic_in_a_method_is_the_tasks_own() {
    struct Panics;
    impl Waiter for Panics {
        async fn forever(&self, _guard: Noisy) {
            panic!("of the method");
        }
        async fn soon(&self) -> u32 {
            0
        }
    }
    let log = Log::default();
    let waiter: Arc<dyn Waiter> = Arc::new(Panics);
    let guard = log.noisy("guard");
    let error = tokio::spawn(async move { waiter.forever(guard).await })
        .await
        .unwrap_err();
    assert_eq!(error.into_panic().downcast_ref(), Some(&"of the method"));
    assert_eq!(log.take(), ["guard"]);
}

#[test]
#[should_panic = "polled after"]
fn a_finished_call_is_not_polled_again() {
    let waiter: &dyn Waiter = &Tokio;
    let mut soon = waiter.soon();
    while block_on(poll_immediate(&mut soon)).is_none() {}
    let _ = block_on(poll_immediate(&mut soon));
}
