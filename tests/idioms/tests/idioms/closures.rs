//! Traits that closures implement, with combinators as an extension trait.

use std::future::Future;

use crate::async_trait;

#[async_trait]
pub trait Filter: Send + Sync {
    async fn test(&self, value: u32) -> bool;
}

#[async_trait]
impl<F, Fut> Filter for F
where
    F: Fn(u32) -> Fut + Send + Sync,
    Fut: Future<Output = bool> + Send,
{
    async fn test(&self, value: u32) -> bool {
        self(value).await
    }
}

pub trait FilterExt: Filter + Sized {
    fn and<G: Filter>(self, other: G) -> And<Self, G> {
        And(self, other)
    }
    fn not(self) -> Not<Self> {
        Not(self)
    }
    fn boxed<'a>(self) -> BoxFilter<'a>
    where
        Self: 'a,
    {
        BoxFilter(Box::new(self))
    }
}

impl<F: Filter> FilterExt for F {}

pub struct And<F, G>(F, G);
pub struct Not<F>(F);
pub struct BoxFilter<'a>(Box<dyn Filter + 'a>);

#[async_trait]
impl<F: Filter, G: Filter> Filter for And<F, G> {
    async fn test(&self, value: u32) -> bool {
        self.0.test(value).await && self.1.test(value).await
    }
}

#[async_trait]
impl<F: Filter> Filter for Not<F> {
    async fn test(&self, value: u32) -> bool {
        !self.0.test(value).await
    }
}

#[async_trait]
impl Filter for BoxFilter<'_> {
    async fn test(&self, value: u32) -> bool {
        self.0.test(value).await
    }
}

/// All of several.
struct All<'a>(Vec<BoxFilter<'a>>);

#[async_trait]
impl Filter for All<'_> {
    async fn test(&self, value: u32) -> bool {
        for filter in &self.0 {
            if !filter.test(value).await {
                return false;
            }
        }
        true
    }
}

async fn select(filter: &dyn Filter, values: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut selected = Vec::new();
    for value in values {
        if filter.test(value).await {
            selected.push(value);
        }
    }
    selected
}

async fn even(value: u32) -> bool {
    tokio::task::yield_now().await;
    value % 2 == 0
}

#[tokio::test]
async fn filters_are_combined() {
    let limit = 7;
    let small = |value| async move { value < limit };
    let odd = even.not().and(small);
    assert_eq!(select(&odd, 0..20).await, [1, 3, 5]);
    let all = All(vec![
        even.boxed(),
        small.boxed(),
        (|value| async move { value > 2 }).boxed(),
    ]);
    assert_eq!(select(&all, 0..20).await, [4, 6]);
}

#[tokio::test]
async fn a_boxed_filter_goes_to_a_task() {
    let filter: BoxFilter<'static> = even.and(|value| async move { value % 3 == 0 }).boxed();
    let task = tokio::spawn(async move { select(&filter.not(), 0..8).await });
    assert_eq!(task.await.unwrap(), [1, 2, 3, 4, 5, 7]);
}
