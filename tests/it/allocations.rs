//! Static calls allocate nothing, also through pointers to sized types; dyn calls allocate once
//! when a thread is cold, and not at all in the steady state.

use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use erase_core::erase;
use futures::{Stream, StreamExt, stream};

use crate::counted::{count, run};

fn cold_and_steady<T: PartialEq + std::fmt::Debug>(mut call: impl FnMut() -> T) -> (usize, usize) {
    let (cold, first) = count(&mut call);
    let (_, second) = count(&mut call);
    let (steady, ()) = count(|| {
        for _ in 0..100 {
            assert_eq!(call(), second);
        }
    });
    assert_eq!(first, second);
    (cold, steady)
}

#[erase]
trait Database: Send + Sync {
    async fn get(&self, id: u64) -> u64;
    async fn waits(&self, id: u64) -> u64;
    async fn large(&self, id: u64) -> u64;
    fn eager(&self, id: u64) -> impl Future<Output = u64> + Send;
    fn ids(&self) -> impl Iterator<Item = u64> + Send + '_;
    fn stream(&self) -> impl Stream<Item = u64> + Send + '_;
    #[erase(boxed)]
    async fn boxed(&self, id: u64) -> u64;
    #[erase(inline = 96)]
    async fn inline(&self, id: u64) -> u64;
    async fn default(&self, id: u64) -> u64 {
        self.get(id).await + self.waits(id).await
    }
}

struct Sqlite(u64);

impl Database for Sqlite {
    async fn get(&self, id: u64) -> u64 {
        self.0 + id
    }
    async fn waits(&self, id: u64) -> u64 {
        let mut pending = true;
        std::future::poll_fn(|_| {
            if std::mem::take(&mut pending) {
                Poll::Pending
            } else {
                Poll::Ready(())
            }
        })
        .await;
        self.0 + id
    }
    async fn large(&self, id: u64) -> u64 {
        let block = [id; 128];
        self.waits(block[7]).await + block.iter().sum::<u64>()
    }
    fn eager(&self, id: u64) -> impl Future<Output = u64> + Send {
        self.waits(id)
    }
    fn ids(&self) -> impl Iterator<Item = u64> + Send + '_ {
        0..self.0
    }
    fn stream(&self) -> impl Stream<Item = u64> + Send + '_ {
        stream::iter(0..self.0)
    }
    async fn boxed(&self, id: u64) -> u64 {
        self.waits(id).await
    }
    async fn inline(&self, id: u64) -> u64 {
        self.0 * id
    }
}

#[erase]
trait Counter: Send + Sync {
    async fn add(&mut self, by: u64) -> u64;
}

impl Counter for Sqlite {
    async fn add(&mut self, by: u64) -> u64 {
        self.0 += by;
        self.0
    }
}

async fn every_shared<D: Database>(db: &D) -> u64 {
    let mut sum = db.get(1).await + db.waits(1).await + db.large(1).await + db.default(1).await;
    sum += db.eager(1).await + db.boxed(1).await + db.inline(1).await;
    sum += db.stream().count().await as u64;
    sum + db.ids().sum::<u64>()
}

#[test]
fn a_static_call_allocates_nothing() {
    let db = Sqlite(5);
    let (allocations, answer) = count(|| run(every_shared(&db)));
    assert_eq!(
        (allocations, answer),
        (0, 6 + 6 + 134 + 12 + 6 + 6 + 5 + 5 + 10)
    );
    assert_eq!(count(|| run(Sqlite(5).add(1))), (0, 6));
}

#[test]
fn a_call_through_a_pointer_to_a_sized_type_stays_static() {
    let (boxed, rc, arc) = (Box::new(Sqlite(5)), Rc::new(Sqlite(5)), Arc::new(Sqlite(5)));
    let nested = Arc::new(Box::new(Sqlite(5)));
    let (direct, expected) = count(|| run(every_shared(&Sqlite(5))));
    assert_eq!(direct, 0);
    assert_eq!(count(|| run(every_shared(&*boxed))), (0, expected));
    assert_eq!(count(|| run(every_shared(&*arc))), (0, expected));
    assert_eq!(count(|| run(every_shared(&**nested))), (0, expected));
    assert_eq!(count(|| run(boxed.get(1))), (0, 6));
    assert_eq!(count(|| run(arc.get(1))), (0, 6));
    assert_eq!(count(|| run(arc.default(1))), (0, 12));
    assert_eq!(count(|| run(rc.large(1))), (0, 134));
    let mut counter = Box::new(Sqlite(5));
    assert_eq!(count(|| run(counter.add(1))), (0, 6));
}

#[test]
fn a_dyn_call_allocates_at_most_once_and_then_no_more() {
    let boxed: Box<dyn Database> = Box::new(Sqlite(5));
    let db: &dyn Database = &*boxed;
    for (cold, steady) in [
        cold_and_steady(|| run(db.get(1))),
        cold_and_steady(|| run(db.waits(1))),
        cold_and_steady(|| run(db.large(1))),
        cold_and_steady(|| run(db.eager(1))),
        cold_and_steady(|| run(db.default(1))),
    ] {
        assert!(cold <= 1, "{cold} allocations of a cold call");
        assert_eq!(steady, 0);
    }
    let mut counter: Box<dyn Counter> = Box::new(Sqlite(5));
    let (cold, steady) = cold_and_steady(|| run(counter.add(0)));
    assert!(cold <= 1);
    assert_eq!(steady, 0);
}

#[test]
fn an_iterator_or_a_stream_is_one_box() {
    let db: &dyn Database = &Sqlite(5);
    assert_eq!(count(|| db.ids().sum::<u64>()), (1, 10));
    assert_eq!(count(|| run(db.stream().count())), (1, 5));
    let boxed: Box<dyn Database> = Box::new(Sqlite(5));
    assert_eq!(count(|| boxed.ids().sum::<u64>()), (1, 10));
    assert_eq!(count(|| run(boxed.stream().count())), (1, 5));
}

#[test]
fn storages_of_ones_choice() {
    let db: &dyn Database = &Sqlite(5);
    assert_eq!(count(|| run(db.inline(2))), (0, 10));
    let (cold, steady) = cold_and_steady(|| run(db.boxed(1)));
    assert_eq!((cold, steady), (1, 100));
}

#[test]
fn a_call_that_is_not_polled() {
    let db: &dyn Database = &Sqlite(5);
    let (allocations, ()) = count(|| drop(db.get(1)));
    assert_eq!(allocations, 0);
    let (allocations, ()) = count(|| drop(db.waits(1)));
    assert_eq!(allocations, 0);
}

#[test]
fn erasing_again_does_not_allocate_twice() {
    let once: Box<dyn Database> = Box::new(Sqlite(5));
    let twice: Box<dyn Database> = Box::new(once);
    let shared: Arc<dyn Database> = Arc::new(twice);
    let thrice: Box<dyn Database> = Box::new(shared);
    for steady in [
        cold_and_steady(|| run(thrice.get(1))).1,
        cold_and_steady(|| run(thrice.waits(1))).1,
        cold_and_steady(|| run(thrice.eager(1))).1,
        cold_and_steady(|| run((*thrice).large(1))).1,
    ] {
        assert_eq!(steady, 0);
    }
}

/// What `boxed` asks for is had for each layer.
#[test]
fn erasing_again_boxes_once_for_each_layer() {
    let once: Box<dyn Database> = Box::new(Sqlite(5));
    let twice: Box<dyn Database> = Box::new(once);
    assert_eq!(count(|| run(twice.boxed(1))), (2, 6));
    assert_eq!(count(|| run((*twice).boxed(1))), (2, 6));
}

#[test]
fn one_call_on_a_cold_thread_takes_a_block_for_each_layer() {
    let cold = std::thread::spawn(|| {
        let once: Box<dyn Database> = Box::new(Sqlite(5));
        let twice: Box<dyn Database> = Box::new(once);
        let first = count(|| run((*twice).get(1)));
        [first, count(|| run((*twice).get(1)))]
    });
    assert_eq!(cold.join().unwrap(), [(2, 6), (0, 6)]);
}

#[test]
fn generic_code_over_dyn_values() {
    async fn generic<D: Database + ?Sized>(db: &D) -> u64 {
        db.get(1).await + db.waits(1).await
    }
    let boxed: Box<dyn Database> = Box::new(Sqlite(5));
    let shared: Arc<dyn Database> = Arc::new(Sqlite(5));
    assert_eq!(count(|| run(generic(&Sqlite(5)))).1, 12);
    assert_eq!(
        cold_and_steady(|| run(every_shared(&boxed)) - run(generic(&*boxed))).1,
        300
    );
    assert_eq!(cold_and_steady(|| run(generic(&*shared))).1, 0);
    assert_eq!(cold_and_steady(|| run(generic(&shared))).1, 0);
}
