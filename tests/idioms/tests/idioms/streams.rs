//! Sources of items with adaptors, and traits that return boxed streams.

use std::sync::Arc;

use futures::StreamExt;
use futures::stream::{self, BoxStream};

use crate::async_trait;

#[async_trait]
pub trait Source: Send {
    type Item: Send;
    async fn next(&mut self) -> Option<Self::Item>;
    async fn nth(&mut self, n: usize) -> Option<Self::Item> {
        for _ in 0..n {
            self.next().await?;
        }
        self.next().await
    }
}

pub type BoxSource<'a, T> = Box<dyn Source<Item = T> + 'a>;

#[async_trait]
impl<S: Source + ?Sized> Source for Box<S> {
    type Item = S::Item;
    async fn next(&mut self) -> Option<S::Item> {
        (**self).next().await
    }
}

#[async_trait]
impl<S: Source + ?Sized> Source for &mut S {
    type Item = S::Item;
    async fn next(&mut self) -> Option<Self::Item> {
        S::next(*self).await
    }
}

pub trait SourceExt: Source + Sized {
    fn map<T: Send, F: FnMut(Self::Item) -> T + Send>(self, f: F) -> Map<Self, F> {
        Map(self, f)
    }
    fn take(self, n: usize) -> Take<Self> {
        Take(self, n)
    }
    fn boxed<'a>(self) -> BoxSource<'a, Self::Item>
    where
        Self: 'a,
    {
        Box::new(self)
    }
}

impl<S: Source> SourceExt for S {}

pub struct Map<S, F>(S, F);
pub struct Take<S>(S, usize);
struct Counter(u32);

#[async_trait]
impl<S: Source, T: Send, F: FnMut(S::Item) -> T + Send> Source for Map<S, F> {
    type Item = T;
    async fn next(&mut self) -> Option<T> {
        self.0.next().await.map(&mut self.1)
    }
}

#[async_trait]
impl<S: Source> Source for Take<S> {
    type Item = S::Item;
    async fn next(&mut self) -> Option<S::Item> {
        self.1 = self.1.checked_sub(1)?;
        self.0.next().await
    }
}

#[async_trait]
impl Source for Counter {
    type Item = u32;
    async fn next(&mut self) -> Option<u32> {
        tokio::task::yield_now().await;
        self.0 += 1;
        Some(self.0)
    }
}

#[async_trait]
pub trait Feed: Send + Sync {
    fn lines(&self, from: usize) -> BoxStream<'_, String>;
    async fn subscribe(self: Arc<Self>) -> BoxStream<'static, usize>;
}

struct Lines(Vec<&'static str>);

#[async_trait]
impl Feed for Lines {
    fn lines(&self, from: usize) -> BoxStream<'_, String> {
        stream::iter(self.0[from..].iter().map(ToString::to_string)).boxed()
    }
    async fn subscribe(self: Arc<Self>) -> BoxStream<'static, usize> {
        stream::unfold((self, 0), |(this, n)| async move {
            let line = this.0.get(n)?.len();
            Some((line, (this, n + 1)))
        })
        .boxed()
    }
}

async fn collect<T: Send>(mut source: BoxSource<'_, T>) -> Vec<T> {
    let mut items = Vec::new();
    while let Some(item) = source.next().await {
        items.push(item);
    }
    items
}

#[tokio::test]
async fn sources_are_adapted_and_boxed() {
    let mut counter = Counter(0);
    assert_eq!(counter.nth(1).await, Some(2));
    let by = 10;
    assert_eq!(
        collect((&mut counter).map(move |n| n * by).take(2).boxed()).await,
        [30, 40]
    );
    let boxed: BoxSource<'static, u32> = counter.boxed();
    let task =
        tokio::spawn(async move { collect(boxed.map(|n| n.to_string()).take(3).boxed()).await });
    assert_eq!(task.await.unwrap(), ["5", "6", "7"]);
}

#[tokio::test]
async fn a_trait_object_gives_streams() {
    let feed: Arc<dyn Feed> = Arc::new(Lines(vec!["a", "bc", "def"]));
    assert_eq!(feed.lines(1).collect::<Vec<_>>().await, ["bc", "def"]);
    let lengths = feed.subscribe().await;
    assert_eq!(
        tokio::spawn(lengths.collect::<Vec<_>>()).await.unwrap(),
        [1, 2, 3]
    );
}
