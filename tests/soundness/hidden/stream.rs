//! In the argument of a stream.
#![forbid(unsafe_code)]
use erase_core::erase;
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use support::churn;

struct Bytes<'a, T>(std::slice::Iter<'a, T>);
impl Iterator for Bytes<'_, u8> {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        self.0.next().map(|byte| u64::from(*byte))
    }
}
impl Stream for Bytes<'_, u8> {
    type Item = u64;
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
        Poll::Ready(self.0.next().map(|byte| u64::from(*byte)))
    }
}
impl std::fmt::Display for Bytes<'_, u8> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}",
            self.0.clone().map(|byte| u64::from(*byte)).sum::<u64>()
        )
    }
}

#[erase]
trait Reader: Send + Sync {
    type Item: Send;
    fn item(&self, item: Self::Item) -> Self::Item {
        item
    }
    fn read(&self, from: Bytes<u8>) -> impl Stream<Item = Self::Item> + Send;
}
struct Sum;
impl Reader for Sum {
    type Item = u64;
    fn read(&self, from: Bytes<'_, u8>) -> impl Stream<Item = u64> + Send {
        from
    }
}
fn begin(reader: &'static dyn Reader<Item = u64>) -> impl Stream<Item = u64> + Send + 'static {
    let bytes = vec![1_u8; 32];
    reader.read(Bytes(bytes.iter())) //~ E0515: cannot return value referencing local variable `bytes`
}
fn main() {
    let all = begin(&Sum);
    churn();
    let mut all = std::pin::pin!(all);
    let mut cx = Context::from_waker(std::task::Waker::noop());
    assert_eq!(all.as_mut().poll_next(&mut cx), Poll::Ready(Some(1)));
}
