//! Methods that take `self` by value are called on `Box<dyn Trait>`, which they consume.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Job {
    async fn run(self, input: &str) -> String;
    async fn finish(self) -> u32;
    async fn alter(mut self, by: u32) -> u32;
    fn describe(self) -> String;
    fn start(self, by: u32) -> impl Future<Output = u32> + Send;
    async fn peek(&self) -> u32;
}

#[derive(Clone)]
struct Count(u32, Arc<AtomicU32>);

impl Count {
    fn new(value: u32) -> Self {
        Self(value, Arc::default())
    }
}

impl Drop for Count {
    fn drop(&mut self) {
        self.1.fetch_add(1, Ordering::SeqCst);
    }
}

impl Job for Count {
    async fn run(self, input: &str) -> String {
        format!("{input}{}", self.0)
    }
    async fn finish(self) -> u32 {
        self.0
    }
    async fn alter(mut self, by: u32) -> u32 {
        self.0 += by;
        self.0
    }
    fn describe(self) -> String {
        self.0.to_string()
    }
    fn start(self, by: u32) -> impl Future<Output = u32> + Send {
        let sum = self.0 + by;
        async move { sum + self.0 }
    }
    async fn peek(&self) -> u32 {
        self.0
    }
}

fn boxed(value: u32) -> Box<dyn Job> {
    Box::new(Count::new(value))
}

#[test]
fn every_output_of_a_consumed_box() {
    block_on(async {
        assert_eq!(boxed(1).run("n = ").await, "n = 1");
        assert_eq!(boxed(2).finish().await, 2);
        assert_eq!(boxed(3).alter(4).await, 7);
        assert_eq!(boxed(4).describe(), "4");
        assert_eq!(boxed(5).start(1).await, 11);
        assert_eq!(boxed(6).peek().await, 6);
    });
}

#[test]
fn concrete_values_are_called_without_a_box() {
    block_on(async {
        assert_eq!(Count::new(1).run("n = ").await, "n = 1");
        assert_eq!(Count::new(2).alter(1).await, 3);
        assert_eq!(Count::new(3).describe(), "3");
        assert_eq!(Count::new(4).start(1).await, 9);
    });
}

#[test]
fn auto_traits_behind_dyn() {
    block_on(async {
        let job: Box<dyn Job + Send> = Box::new(Count::new(1));
        assert_eq!(job.finish().await, 1);
        let job: Box<dyn Job + Send + Sync> = Box::new(Count::new(2));
        assert_eq!(job.describe(), "2");
        let job: Box<dyn Job + Sync> = Box::new(Count::new(3));
        assert_eq!(job.run("").await, "3");
    });
}

#[test]
fn the_value_is_dropped_once_whatever_happens_to_the_future() {
    let count = Count::new(1);
    let drops = Arc::clone(&count.1);
    let job: Box<dyn Job> = Box::new(count);
    let future = job.finish();
    assert_eq!(drops.load(Ordering::SeqCst), 0);
    drop(future);
    assert_eq!(drops.load(Ordering::SeqCst), 1);

    let count = Count::new(1);
    let drops = Arc::clone(&count.1);
    let job: Box<dyn Job> = Box::new(count);
    assert_eq!(block_on(job.finish()), 1);
    assert_eq!(drops.load(Ordering::SeqCst), 1);

    let count = Count::new(1);
    let drops = Arc::clone(&count.1);
    let job: Box<dyn Job> = Box::new(count);
    assert_eq!(job.describe(), "1");
    assert_eq!(drops.load(Ordering::SeqCst), 1);
}

async fn consume<J: Job>(job: J) -> u32 {
    job.peek().await + job.finish().await
}

#[test]
fn a_box_goes_where_an_implementor_is_asked() {
    assert_eq!(block_on(consume(boxed(4))), 8);
    assert_eq!(block_on(consume(Count::new(4))), 8);
    let twice: Box<dyn Job> = Box::new(boxed(4));
    assert_eq!(block_on(consume(twice)), 8);
}

#[tokio::test]
async fn the_future_of_a_consumed_box_is_spawned() {
    let job: Box<dyn Job + Send> = Box::new(Count::new(7));
    assert_eq!(tokio::spawn(job.finish()).await.unwrap(), 7);
}

#[erase]
trait Step: Send {
    async fn next(self) -> Option<Box<dyn Step>>;
}

struct Down(u32);

impl Step for Down {
    async fn next(self) -> Option<Box<dyn Step>> {
        let left = self.0.checked_sub(1)?;
        Some(Box::new(Down(left)))
    }
}

#[test]
fn a_chain_of_states() {
    let mut step: Option<Box<dyn Step>> = Some(Box::new(Down(3)));
    let mut steps = 0;
    while let Some(current) = step {
        step = block_on(current.next());
        steps += 1;
    }
    assert_eq!(steps, 4);
}
