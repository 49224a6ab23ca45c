//! A service generic over `Arc<D>` where `D` may be unsized, as handlers of a web framework have it.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::async_trait;

#[async_trait]
pub trait Orders: Send + Sync + 'static {
    async fn place(&self, item: &str, count: u32) -> Result<u64, String>;
    async fn total(&self) -> u64;
}

#[async_trait]
pub trait Audit: Send + Sync + 'static {
    async fn record(&self, line: String) -> usize;
}

pub struct Shop<O: ?Sized, A: ?Sized> {
    orders: Arc<O>,
    audit: Arc<A>,
}

impl<O: ?Sized, A: ?Sized> Clone for Shop<O, A> {
    fn clone(&self) -> Self {
        Shop {
            orders: Arc::clone(&self.orders),
            audit: Arc::clone(&self.audit),
        }
    }
}

impl Shop<dyn Orders, dyn Audit> {
    async fn buy(&self, item: &str, count: u32) -> Result<(u64, usize), String> {
        let id = self.orders.place(item, count).await?;
        let lines = self.audit.record(format!("{id}: {count} {item}")).await;
        Ok((id, lines))
    }
}

struct Fixed<O> {
    orders: O,
}

impl<O: Orders> Fixed<O> {
    async fn twice(&self, item: &str) -> Result<u64, String> {
        self.orders.place(item, 1).await?;
        self.orders.place(item, 1).await
    }
}

#[derive(Default)]
struct Counting(AtomicU64);

#[async_trait]
impl Orders for Counting {
    async fn place(&self, item: &str, count: u32) -> Result<u64, String> {
        tokio::task::yield_now().await;
        if item.is_empty() {
            return Err("no item".into());
        }
        Ok(self.0.fetch_add(u64::from(count), Ordering::Relaxed) + 1)
    }
    async fn total(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

#[derive(Default)]
struct Lines(std::sync::Mutex<Vec<String>>);

#[async_trait]
impl Audit for Lines {
    async fn record(&self, line: String) -> usize {
        let mut lines = self.0.lock().unwrap();
        lines.push(line);
        lines.len()
    }
}

/// What a framework asks of a handler.
async fn serve<S, F, Fut, T>(state: S, handler: F) -> T
where
    S: Clone + Send + Sync + 'static,
    F: FnOnce(S, String) -> Fut + Send + 'static,
    Fut: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    tokio::spawn(handler(state.clone(), "tea".into()))
        .await
        .unwrap()
}

async fn buy(shop: Shop<dyn Orders, dyn Audit>, item: String) -> Result<(u64, usize), String> {
    shop.buy(&item, 2).await
}

#[tokio::test]
async fn a_handler_has_its_service_as_state() {
    let orders = Arc::new(Counting::default());
    let shop = Shop::<dyn Orders, dyn Audit> {
        orders: orders.clone(),
        audit: Arc::new(Lines::default()),
    };
    assert_eq!(serve(shop.clone(), buy).await, Ok((1, 1)));
    assert_eq!(serve(shop.clone(), buy).await, Ok((3, 2)));
    assert_eq!(shop.buy("", 1).await, Err("no item".into()));
    assert_eq!(orders.total().await, 4);
}

#[tokio::test]
async fn the_same_trait_serves_statically() {
    let fixed = Fixed {
        orders: Counting::default(),
    };
    let last = serve(Arc::new(fixed), |fixed, item| async move {
        fixed.twice(&item).await
    })
    .await;
    assert_eq!(last, Ok(2));
}
