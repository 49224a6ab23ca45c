//! A lifetime parameter of the trait that only an associated type carries.
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
trait Show<'a>: Send + Sync {
    async fn show(&self, text: <() as Project<'a>>::Out) -> String;
}
struct Text;
impl<'a> Show<'a> for Text {
    async fn show(&self, text: &'a str) -> String {
        text.to_owned()
    }
}
static TEXT: &Text = &Text;
fn keep<'a>(text: &'a str) -> Box<dyn Future<Output = String> + Send + 'static> {
    Box::new(<&'static Text as Show<'a>>::show(&TEXT, text))
}
fn main() {
    let text = String::from("on the heap, and long");
    let future = keep(&text);
    drop(text);
    churn();
    assert_eq!(block_on(Box::into_pin(future)), "on the heap, and long");
}
