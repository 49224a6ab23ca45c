//! A method's lifetime that only a projection mentions.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::{block_on, churn};

trait Project<'a> {
    type Out: Send;
}
impl<'a> Project<'a> for () {
    type Out = &'a str;
}
#[erase]
trait Show: Send + Sync {
    async fn show<'a>(&self, text: <() as Project<'a>>::Out, other: &'a ()) -> String;
}
struct Text;
impl Show for Text {
    async fn show<'a>(&self, text: <() as Project<'a>>::Out, _: &'a ()) -> String {
        text.to_owned()
    }
}
static TEXT: &Text = &Text;
fn keep(text: &str) -> Box<dyn Future<Output = String> + Send + 'static> {
    Box::new(<&'static Text as Show>::show(&TEXT, text, &()))
}
fn main() {
    let text = String::from("on the heap, and long");
    let future = keep(&text);
    drop(text);
    churn();
    assert_eq!(block_on(Box::into_pin(future)), "on the heap, and long");
}
