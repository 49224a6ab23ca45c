//! An event bus: subscribers by type of event, kept as `Arc<dyn Subscriber<E>>` behind `Any`.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex};

use futures::future::join_all;
use tokio::sync::RwLock;

use crate::async_trait;

pub trait Event: Send + Sync + 'static {}

#[async_trait]
pub trait Subscriber<E: Event>: Send + Sync {
    async fn notify(&self, event: &E);
}

struct FromFn<F, Fut>(F, PhantomData<fn() -> Fut>);

#[async_trait]
impl<E, F, Fut> Subscriber<E> for FromFn<F, Fut>
where
    E: Event + Clone,
    F: Fn(E) -> Fut + Send + Sync,
    Fut: Future<Output = ()> + Send,
{
    async fn notify(&self, event: &E) {
        (self.0)(event.clone()).await
    }
}

type Subscribers<E> = Vec<Arc<dyn Subscriber<E>>>;

#[derive(Default, Clone)]
struct Bus {
    topics: Arc<RwLock<HashMap<TypeId, Box<dyn Any + Send + Sync>>>>,
}

impl Bus {
    async fn subscribe<E: Event>(&self, subscriber: Arc<dyn Subscriber<E>>) {
        let mut topics = self.topics.write().await;
        let topic = topics
            .entry(TypeId::of::<E>())
            .or_insert_with(|| Box::new(Subscribers::<E>::new()));
        topic
            .downcast_mut::<Subscribers<E>>()
            .unwrap()
            .push(subscriber);
    }

    async fn on<E, F, Fut>(&self, f: F)
    where
        E: Event + Clone,
        F: Fn(E) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.subscribe::<E>(Arc::new(FromFn(f, PhantomData))).await;
    }

    async fn publish<E: Event>(&self, event: E) -> usize {
        let subscribers = {
            let topics = self.topics.read().await;
            let topic = topics.get(&TypeId::of::<E>());
            topic
                .and_then(|topic| topic.downcast_ref::<Subscribers<E>>())
                .cloned()
                .unwrap_or_default()
        };
        join_all(
            subscribers
                .iter()
                .map(|subscriber| subscriber.notify(&event)),
        )
        .await
        .len()
    }
}

#[derive(Clone)]
struct Ordered(u32);
#[derive(Clone)]
struct Shipped;

impl Event for Ordered {}
impl Event for Shipped {}

#[derive(Default)]
struct Ledger(Mutex<Vec<String>>);

#[async_trait]
impl Subscriber<Ordered> for Ledger {
    async fn notify(&self, event: &Ordered) {
        tokio::task::yield_now().await;
        self.0.lock().unwrap().push(format!("ordered {}", event.0));
    }
}

#[async_trait]
impl Subscriber<Shipped> for Ledger {
    async fn notify(&self, _: &Shipped) {
        self.0.lock().unwrap().push("shipped".into());
    }
}

#[tokio::test]
async fn events_reach_those_who_asked_for_their_type() {
    let (bus, ledger) = (Bus::default(), Arc::new(Ledger::default()));
    bus.subscribe::<Ordered>(ledger.clone()).await;
    bus.subscribe::<Shipped>(ledger.clone()).await;
    let counted = Arc::new(Mutex::new(0));
    let count = Arc::clone(&counted);
    bus.on(move |Ordered(cents)| {
        let count = Arc::clone(&count);
        async move { *count.lock().unwrap() += cents }
    })
    .await;
    let other = bus.clone();
    let told = tokio::spawn(async move {
        (
            other.publish(Ordered(5)).await,
            other.publish(Shipped).await,
        )
    });
    assert_eq!(told.await.unwrap(), (2, 1));
    assert_eq!(*counted.lock().unwrap(), 5);
    assert_eq!(*ledger.0.lock().unwrap(), ["ordered 5", "shipped"]);
}
