//! The same work on every executor: each answers, and each future sees, what a plain `async fn`
//! does there.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use crate::recorder::{Log, gate};
use erase_core::erase;
use futures::channel::{mpsc, oneshot};
use futures::executor::{LocalPool, block_on};
use futures::task::LocalSpawnExt;
use futures::{SinkExt, StreamExt};

const TASKS: u64 = 50;

/// A pipeline stage: takes numbers, answers through a channel, in the meantime waits for others.
#[erase]
trait Stage: Send + Sync {
    async fn pass(&self, log: &Log, number: u64) -> u64;
    async fn feed(&self, mut into: mpsc::Sender<u64>, count: u64) {
        for number in 0..count {
            into.send(number).await.expect("it is received");
        }
    }
    async fn reply(self: Arc<Self>, to: oneshot::Sender<u64>, number: u64);
}

struct Add(u64);

struct Twice(Arc<dyn Stage>);

impl Stage for Add {
    async fn pass(&self, log: &Log, number: u64) -> u64 {
        gate(log, "add", 2).await;
        number + self.0
    }
    async fn reply(self: Arc<Self>, to: oneshot::Sender<u64>, number: u64) {
        to.send(number + self.0).expect("somebody waits");
    }
}

impl Stage for Twice {
    async fn pass(&self, log: &Log, number: u64) -> u64 {
        let once = self.0.pass(log, number).await;
        self.0.pass(log, once).await
    }
    async fn reply(self: Arc<Self>, to: oneshot::Sender<u64>, number: u64) {
        let (give, take) = oneshot::channel();
        let inner = Arc::clone(&self.0);
        futures::join!(inner.reply(give, number), async {
            let number = take.await.expect("an answer");
            to.send(number * 2).expect("somebody waits");
        });
    }
}

fn stages() -> Arc<dyn Stage> {
    Arc::new(Twice(Arc::new(Twice(Arc::new(Add(3))))))
}

/// What one task does, and what it notes.
async fn task(stage: Arc<dyn Stage>, number: u64) -> (u64, Vec<String>) {
    let log = Log::default();
    let passed = stage.pass(&log, number).await;
    let (give, take) = oneshot::channel();
    let (replied, answer) = futures::join!(Arc::clone(&stage).reply(give, passed), take);
    let () = replied;
    let (into, from) = mpsc::channel(1);
    let (fed, sum) = futures::join!(
        stage.feed(into, 5),
        from.fold(0, |sum, number| async move { sum + number })
    );
    let () = fed;
    (answer.expect("an answer") + sum, log.take())
}

/// What every task has to come to.
fn expected(number: u64) -> (u64, Vec<String>) {
    async fn plain(log: &Log) {
        for _ in 0..4 {
            gate(log, "add", 2).await;
        }
    }
    let log = Log::default();
    block_on(plain(&log));
    let passed = number + 4 * 3;
    ((passed + 3) * 4 + (1 + 2 + 3 + 4), log.take())
}

fn assert_all(answers: impl IntoIterator<Item = (u64, Vec<String>)>) {
    let mut count = 0;
    for (number, answer) in (0..TASKS).zip(answers) {
        assert_eq!(answer, expected(number));
        count += 1;
    }
    assert_eq!(count, TASKS);
}

async fn on_tokio() -> Vec<(u64, Vec<String>)> {
    let stages = stages();
    let spawn = |number| tokio::spawn(task(Arc::clone(&stages), number));
    let tasks: Vec<_> = (0..TASKS).map(spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("no panic"));
    }
    answers
}

#[tokio::test(flavor = "current_thread")]
async fn tokio_on_one_thread() {
    assert_all(on_tokio().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tokio_on_four_threads() {
    assert_all(on_tokio().await);
}

#[test]
fn smol_on_four_threads() {
    let executor = smol::Executor::new();
    let (stop, stopped) = smol::channel::unbounded::<()>();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let (executor, stopped) = (&executor, stopped.clone());
            scope.spawn(move || smol::block_on(executor.run(stopped.recv())));
        }
        let stages = stages();
        let spawn = |number| executor.spawn(task(Arc::clone(&stages), number));
        let tasks: Vec<_> = (0..TASKS).map(spawn).collect();
        assert_all(tasks.into_iter().map(smol::block_on));
        drop(stop);
    });
}

#[test]
fn pollster_and_futures_one_after_the_other() {
    let stages = stages();
    assert_all((0..TASKS).map(|number| pollster::block_on(task(Arc::clone(&stages), number))));
    assert_all((0..TASKS).map(|number| block_on(task(Arc::clone(&stages), number))));
}

#[test]
fn futures_local_pool() {
    let mut pool = LocalPool::new();
    let stages = stages();
    let spawner = pool.spawner();
    let spawn = |number| spawner.spawn_local_with_handle(task(Arc::clone(&stages), number));
    let tasks: Vec<_> = (0..TASKS)
        .map(|n| spawn(n).expect("the pool is there"))
        .collect();
    assert_all(pool.run_until(futures::future::join_all(tasks)));
}

/// Futures that are not `Send`, on the executors that take them.
#[erase(?Send)]
trait Counter {
    async fn add(&self, log: &Log, to: Rc<Cell<u64>>) -> u64;
}

impl Counter for u64 {
    async fn add(&self, log: &Log, to: Rc<Cell<u64>>) -> u64 {
        gate(log, "count", 1).await;
        to.set(to.get() + self);
        to.get()
    }
}

async fn count(counter: Rc<dyn Counter>, sum: Rc<Cell<u64>>) -> Vec<String> {
    let log = Log::default();
    let so_far = counter.add(&log, Rc::clone(&sum)).await;
    assert!(so_far <= sum.get());
    log.take()
}

fn assert_counted(sum: &Cell<u64>, logs: &[Vec<String>]) {
    assert_eq!(sum.get(), 7 * TASKS);
    assert_eq!(logs.len() as u64, TASKS);
    let log = Log::default();
    block_on(gate(&log, "count", 1));
    let expected = log.take();
    assert!(logs.iter().all(|log| *log == expected), "{logs:?}");
}

#[tokio::test]
async fn tokio_local_set() {
    let (counter, sum): (Rc<dyn Counter>, _) = (Rc::new(7_u64), Rc::default());
    let local = tokio::task::LocalSet::new();
    let spawn = |_| local.spawn_local(count(Rc::clone(&counter), Rc::clone(&sum)));
    let tasks: Vec<_> = (0..TASKS).map(spawn).collect();
    local.await;
    let logs = futures::future::try_join_all(tasks)
        .await
        .expect("no panic");
    assert_counted(&sum, &logs);
}

#[test]
fn smol_local_executor() {
    let (counter, sum): (Rc<dyn Counter>, _) = (Rc::new(7_u64), Rc::default());
    let local = smol::LocalExecutor::new();
    let spawn = |_| local.spawn(count(Rc::clone(&counter), Rc::clone(&sum)));
    let tasks: Vec<_> = (0..TASKS).map(spawn).collect();
    let logs = smol::block_on(local.run(futures::future::join_all(tasks)));
    assert_counted(&sum, &logs);
}

#[test]
fn futures_local_pool_of_local_futures() {
    let (counter, sum): (Rc<dyn Counter>, _) = (Rc::new(7_u64), Rc::default());
    let mut pool = LocalPool::new();
    let spawner = pool.spawner();
    let spawn = |_| spawner.spawn_local_with_handle(count(Rc::clone(&counter), Rc::clone(&sum)));
    let tasks: Result<Vec<_>, _> = (0..TASKS).map(spawn).collect();
    let logs = pool.run_until(futures::future::join_all(tasks.expect("the pool is there")));
    assert_counted(&sum, &logs);
}
