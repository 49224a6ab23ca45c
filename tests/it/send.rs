//! Which futures are `Send`: all by default, none that need not be with `?Send`, for the trait or
//! for one method.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use erase_core::{DynFuture, LocalDynFuture, erase};
use futures::executor::block_on;

fn assert_send<T: Send>(value: T) -> T {
    value
}

/// Tells `Send` types from others: the inherent method is there for `Send` types only.
macro_rules! is_send {
    ($value:expr) => {{
        struct Probe<T>(std::marker::PhantomData<T>);
        #[allow(dead_code)]
        trait Fallback {
            fn is_send(&self) -> bool {
                false
            }
        }
        impl<T> Fallback for Probe<T> {}
        #[allow(dead_code)]
        impl<T: Send> Probe<T> {
            fn is_send(&self) -> bool {
                true
            }
        }
        fn probe<T>(_: &T) -> Probe<T> {
            Probe(std::marker::PhantomData)
        }
        let value = $value;
        let answer = probe(&value).is_send();
        drop(value);
        answer
    }};
}

#[erase]
trait Threaded: Sync {
    async fn shared(&self, key: &str) -> usize;
    async fn owned(self: Arc<Self>) -> usize
    where
        Self: Send;
    #[erase(?Send)]
    async fn local(&self, shared: Rc<usize>) -> usize;
    #[erase(?Send)]
    async fn local_default(&self, shared: Rc<usize>) -> usize {
        self.local(shared).await + 1
    }
}

struct Value(usize);

impl Threaded for Value {
    async fn shared(&self, key: &str) -> usize {
        self.0 + key.len()
    }
    async fn owned(self: Arc<Self>) -> usize {
        self.0
    }
    async fn local(&self, shared: Rc<usize>) -> usize {
        let kept = Rc::clone(&shared);
        std::future::ready(()).await;
        self.0 + *kept
    }
}

#[test]
fn one_method_of_a_send_trait_need_not_be() {
    let value = Value(1);
    assert!(is_send!(value.shared("a")));
    assert!(!is_send!(value.local(Rc::new(1))));
    let threaded: &dyn Threaded = &value;
    assert!(is_send!(threaded.shared("a")));
    assert!(!is_send!(threaded.local(Rc::new(1))));
    assert!(!is_send!(threaded.local_default(Rc::new(1))));
    assert_eq!(block_on(threaded.local(Rc::new(2))), 3);
    assert_eq!(block_on(threaded.local_default(Rc::new(2))), 4);
    let boxed: Box<dyn Threaded> = Box::new(value);
    assert!(is_send!(boxed.shared("a")));
    assert!(!is_send!(boxed.local(Rc::new(1))));
    assert_eq!(block_on(boxed.local(Rc::new(2))), 3);
    assert_eq!(block_on(boxed.shared("ab")), 3);
    let shared: Arc<dyn Threaded + Send> = Arc::new(Value(4));
    assert_eq!(block_on(assert_send(shared.owned())), 4);
}

#[test]
fn the_types_say_so() {
    let threaded: &dyn Threaded = &Value(1);
    let future: DynFuture<'_, usize> = threaded.shared("a");
    assert_eq!(block_on(assert_send(future)), 2);
    let future: LocalDynFuture<'_, usize> = threaded.local(Rc::new(1));
    assert_eq!(block_on(future), 2);
}

#[erase(?Send)]
trait Local {
    async fn get(&self) -> u32;
    async fn add(&mut self, by: Rc<u32>) -> u32;
    async fn double(&self) -> u32 {
        self.get().await * 2
    }
}

struct Counter(Cell<u32>);

impl Local for Counter {
    async fn get(&self) -> u32 {
        let rc = Rc::new(self.0.get());
        std::future::ready(()).await;
        *rc
    }
    async fn add(&mut self, by: Rc<u32>) -> u32 {
        self.0.set(self.0.get() + *by);
        self.0.get()
    }
}

#[test]
fn a_local_trait_takes_what_is_not_thread_safe() {
    let mut counter: Box<dyn Local> = Box::new(Counter(Cell::new(1)));
    assert_eq!(block_on(counter.add(Rc::new(2))), 3);
    assert_eq!(block_on((*counter).get()), 3);
    assert_eq!(block_on(counter.double()), 6);
    assert!(!is_send!((*counter).get()));
    let shared: Rc<dyn Local> = Rc::new(Counter(Cell::new(5)));
    assert_eq!(block_on(shared.get()), 5);
}

#[erase]
trait Unmarked {
    async fn get(&self) -> u32;
    async fn take(&mut self) -> u32;
}

impl Unmarked for u32 {
    async fn get(&self) -> u32 {
        *self
    }
    async fn take(&mut self) -> u32 {
        std::mem::take(self)
    }
}

#[test]
fn futures_of_a_trait_without_supertraits_are_send() {
    let mut value = 3_u32;
    assert!(is_send!(value.get()));
    let unmarked: &mut dyn Unmarked = &mut value;
    assert!(is_send!(unmarked.get()));
    assert_eq!(block_on(assert_send(unmarked.take())), 3);
    let shared: &(dyn Unmarked + Sync) = &value;
    assert_eq!(block_on(assert_send(shared.get())), 0);
    fn generic<U: Unmarked>(unmarked: &U) -> impl Future<Output = u32> + Send {
        unmarked.get()
    }
    assert_eq!(block_on(generic(&4_u32)), 4);
}

#[tokio::test]
async fn futures_are_spawned() {
    let shared: Arc<dyn Unmarked + Send + Sync> = Arc::new(1_u32);
    let own = Arc::clone(&shared);
    let mut sum = tokio::spawn(async move { own.get().await }).await.unwrap();
    let own = Arc::clone(&shared);
    let both = async move { own.get().await + own.get().await };
    sum += tokio::spawn(both).await.unwrap();
    let mut boxed: Box<dyn Unmarked + Send> = Box::new(5_u32);
    sum += tokio::spawn(async move { boxed.take().await })
        .await
        .unwrap();
    let leaked: &'static (dyn Unmarked + Sync) = Box::leak(Box::new(7_u32));
    sum += tokio::spawn(leaked.get()).await.unwrap();
    assert_eq!(sum, 15);
}

#[tokio::test]
async fn a_future_moves_between_threads_while_it_waits() {
    struct Waits(tokio::sync::Notify);
    impl Threaded for Waits {
        async fn shared(&self, key: &str) -> usize {
            self.0.notified().await;
            key.len()
        }
        async fn owned(self: Arc<Self>) -> usize {
            0
        }
        async fn local(&self, shared: Rc<usize>) -> usize {
            *shared
        }
    }
    let waits: Arc<Waits> = Arc::new(Waits(tokio::sync::Notify::new()));
    let threaded: Arc<dyn Threaded + Send + Sync> = waits.clone();
    let mut future = Box::pin(async move { threaded.shared("four").await });
    assert!(futures::poll!(&mut future).is_pending());
    let task = std::thread::spawn(move || block_on(future));
    waits.0.notify_one();
    assert_eq!(task.join().unwrap(), 4);
}
