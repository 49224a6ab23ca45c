//! A contravariant parameter, through the forward for a pointer to a trait object.
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
    async fn show(&self, text: K::Out) -> String;
}
struct Text;
impl<'a> Show<fn(&'a str)> for Text {
    async fn show(&self, text: &'a str) -> String {
        text.to_owned()
    }
}
fn keep<'a>(text: &'a str) -> Box<dyn Future<Output = String> + Send + 'static> {
    let object: &'static dyn Show<fn(&'a str)> = &Text;
    let object: &'static &'static dyn Show<fn(&'a str)> = Box::leak(Box::new(object));
    Box::new(<&'static dyn Show<fn(&'a str)> as Show<fn(&'a str)>>::show(
        object, text,
    ))
}
fn main() {
    let text = String::from("on the heap, and long");
    let future = keep(&text);
    drop(text);
    churn();
    assert_eq!(block_on(Box::into_pin(future)), "on the heap, and long");
}
