//! A contravariant parameter, in the type that carries what a stream captures.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::pin::Pin;
use std::task::{Context, Poll};
use support::churn;

trait Project {
    type Out: Send;
}
impl<'a> Project for fn(&'a str) {
    type Out = &'a str;
}
struct Chars<'a>(std::str::Chars<'a>);
impl Iterator for Chars<'_> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        self.0.next()
    }
}
impl futures_core::Stream for Chars<'_> {
    type Item = char;
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<char>> {
        Poll::Ready(self.0.next())
    }
}

#[erase]
trait Show<K: Project>: Send + Sync {
    fn show(&self, text: K::Out) -> impl futures_core::Stream<Item = char> + Send;
}
struct Text;
impl<'a> Show<fn(&'a str)> for Text {
    fn show(&self, text: &'a str) -> impl futures_core::Stream<Item = char> + Send {
        Chars(text.chars())
    }
}
static TEXT: &Text = &Text;
fn keep<'a>(text: &'a str) -> Pin<Box<dyn futures_core::Stream<Item = char> + Send + 'static>> {
    Box::pin(<&'static Text as Show<fn(&'a str)>>::show(&TEXT, text))
}
fn main() {
    let text = String::from("on the heap, and long");
    let mut all = keep(&text);
    drop(text);
    churn();
    let mut cx = Context::from_waker(std::task::Waker::noop());
    assert_eq!(all.as_mut().poll_next(&mut cx), Poll::Ready(Some('o')));
}
