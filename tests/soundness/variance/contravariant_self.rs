//! `Self` is contravariant in a lifetime that an argument has.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::{block_on, churn};

trait Project {
    type Out: Send;
}
impl<'a> Project for fn(&'a str) {
    type Out = &'a str;
}

#[erase]
trait Show: Send + Sync {
    type Text: Send;
    async fn show(&self, text: Self::Text) -> String;
}
impl<'a> Show for fn(&'a str) {
    type Text = &'a str;
    async fn show(&self, text: &'a str) -> String {
        text.to_owned()
    }
}
fn ignore(_: &str) {}
fn keep<'a>(text: &'a str) -> Box<dyn Future<Output = String> + Send + 'static> {
    let own: &'static fn(&'a str) = Box::leak(Box::new(ignore as fn(&'a str)));
    let own: &'static &'static fn(&'a str) = Box::leak(Box::new(own));
    Box::new(<&'static fn(&'a str) as Show>::show(own, text))
}
fn main() {
    let text = String::from("on the heap, and long");
    let future = keep(&text);
    drop(text);
    churn();
    assert_eq!(block_on(Box::into_pin(future)), "on the heap, and long");
}
