//! The same on the trait object.
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
trait Show<K: Project>: Send + Sync {
    fn show(&self, text: K::Out) -> impl Future<Output = String> + Send;
}
struct Text;
impl<'a> Show<fn(&'a str)> for Text {
    async fn show(&self, text: &'a str) -> String {
        text.to_owned()
    }
}
fn keep<'a>(text: &'a str) -> Box<dyn Future<Output = String> + Send + 'static> {
    let object: &'static dyn Show<fn(&'a str)> = &Text;
    Box::new(object.show(text))
}
fn main() {
    let text = String::from("on the heap, and long");
    let future = keep(&text);
    drop(text);
    churn();
    assert_eq!(block_on(Box::into_pin(future)), "on the heap, and long");
}
