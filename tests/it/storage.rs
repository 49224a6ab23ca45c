//! Where an erased future is kept: in the pool, in the future itself, or in a plain box.

use std::pin::pin;

use erase_core::{Boxed, DynFuture, Inline, LocalDynFuture, erase};
use futures::executor::block_on;

fn assert_unpin<T: Unpin>(value: T) -> T {
    value
}

#[erase(inline = 64)]
trait Inlined: Send + Sync {
    async fn small(&self, by: u32) -> u32;
    async fn large(&self, by: u32) -> u32;
    fn eager(&self, by: u32) -> impl Future<Output = u32> + Send;
    #[erase(boxed)]
    async fn in_a_box(&self, by: u32) -> u32;
    #[erase(inline = 2 * size_of::<usize>())]
    async fn by_expression(&self) -> u32;
    #[erase(?Send, inline = 32)]
    async fn local(&self) -> std::rc::Rc<u32>;
    async fn default(&self) -> u32 {
        self.small(1).await + self.large(1).await
    }
}

struct Value(u32);

impl Inlined for Value {
    async fn small(&self, by: u32) -> u32 {
        self.0 + by
    }
    async fn large(&self, by: u32) -> u32 {
        let block = [by; 300];
        tokio::task::yield_now().await;
        self.0 + block[299]
    }
    fn eager(&self, by: u32) -> impl Future<Output = u32> + Send {
        std::future::ready(self.0 * by)
    }
    async fn in_a_box(&self, by: u32) -> u32 {
        self.0 - by
    }
    async fn by_expression(&self) -> u32 {
        self.0
    }
    async fn local(&self) -> std::rc::Rc<u32> {
        std::rc::Rc::new(self.0)
    }
}

#[tokio::test]
async fn every_storage_gives_the_same_answers() {
    let value: &dyn Inlined = &Value(5);
    assert_eq!(value.small(1).await, 6);
    assert_eq!(value.large(1).await, 6);
    assert_eq!(value.eager(2).await, 10);
    assert_eq!(value.in_a_box(1).await, 4);
    assert_eq!(value.by_expression().await, 5);
    assert_eq!(*value.local().await, 5);
    assert_eq!(value.default().await, 12);
    let boxed: Box<dyn Inlined> = Box::new(Value(5));
    assert_eq!(boxed.small(1).await, 6);
    assert_eq!(boxed.large(1).await, 6);
    assert_eq!(boxed.default().await, 12);
}

#[test]
fn the_storage_is_in_the_type() {
    let value: &dyn Inlined = &Value(5);
    let small: DynFuture<'_, u32, Inline<64>> = value.small(1);
    assert_eq!(block_on(small), 6);
    let eager: DynFuture<'_, u32, Inline<64>> = value.eager(1);
    assert_eq!(block_on(eager), 5);
    let in_a_box: DynFuture<'_, u32, Boxed> = value.in_a_box(1);
    assert_eq!(block_on(assert_unpin(in_a_box)), 4);
    let expression: DynFuture<'_, u32, Inline<{ 2 * size_of::<usize>() }>> = value.by_expression();
    assert_eq!(block_on(expression), 5);
    let local: LocalDynFuture<'_, _, Inline<32>> = value.local();
    assert_eq!(*block_on(local), 5);
    assert!(size_of_val(&value.small(1)) >= 64);
    assert!(size_of_val(&value.in_a_box(1)) < 64);
}

#[test]
fn an_inline_future_is_pinned_by_its_user() {
    let value: &dyn Inlined = &Value(5);
    let mut future = pin!(value.large(2));
    assert!(block_on(futures::future::poll_immediate(&mut future)).is_none());
    assert_eq!(block_on(future), 7);
    let pinned = Box::pin(value.large(3));
    assert_eq!(
        block_on(futures::future::select(pinned, Box::pin(value.large(3))))
            .factor_first()
            .0,
        8
    );
}

#[erase(boxed)]
trait InBoxes {
    async fn get(&self, key: &str) -> usize;
    async fn set(&mut self, key: &str) -> usize;
    #[erase(inline = 16)]
    async fn inside(&self) -> usize;
}

impl InBoxes for String {
    async fn get(&self, key: &str) -> usize {
        self.len() + key.len()
    }
    async fn set(&mut self, key: &str) -> usize {
        self.push_str(key);
        self.len()
    }
    async fn inside(&self) -> usize {
        self.len()
    }
}

#[test]
fn a_trait_in_boxes() {
    let mut text: Box<dyn InBoxes> = Box::new(String::from("a"));
    let get: DynFuture<'_, usize, Boxed> = (*text).get("bc");
    assert_eq!(block_on(get), 3);
    assert_eq!(block_on(text.set("bc")), 3);
    assert_eq!(block_on((*text).set("bc")), 5);
    let inside: DynFuture<'_, usize, Inline<16>> = (*text).inside();
    assert_eq!(block_on(inside), 5);
    async fn generic<T: InBoxes>(mut text: T) -> usize {
        text.set("!").await + text.get("").await
    }
    assert_eq!(block_on(generic(text)), 12);
}

#[test]
fn futures_made_by_hand() {
    let text = String::from("three");
    let length = DynFuture::new(async { text.len() });
    assert_eq!(block_on(assert_unpin(length)), 5);
    let inline = DynFuture::<_, Inline<16>>::with_storage(async { text.len() });
    assert_eq!(block_on(inline), 5);
}

#[test]
fn the_size_of_a_future() {
    assert_eq!(size_of::<DynFuture<'_, [u64; 100]>>(), 32);
    assert_eq!(size_of::<LocalDynFuture<'_, u8>>(), 32);
    assert_eq!(size_of::<Option<DynFuture<'_, u8, Boxed>>>(), 32);
}
