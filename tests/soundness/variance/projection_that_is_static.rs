//! A parameter with a lifetime whose associated type has none: it must not let the parameter go.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::{block_on, churn};

trait Project: Send {
    type Out: Send;
    fn text(&self) -> String;
}
impl Project for &str {
    type Out = u8;
    fn text(&self) -> String {
        self.to_string()
    }
}
#[erase]
trait Show<K: Project>: Send + Sync {
    async fn show(&self, key: K, out: K::Out) -> String;
}
struct Text;
impl<K: Project> Show<K> for Text {
    async fn show(&self, key: K, _: K::Out) -> String {
        key.text()
    }
}
fn keep<'a>(text: &'a str) -> Box<dyn Future<Output = String> + Send + 'static> {
    let object: &'static dyn Show<&'a str> = &Text;
    Box::new(object.show(text, 1))
}
fn main() {
    let text = String::from("on the heap, and long");
    let future = keep(&text);
    drop(text);
    churn();
    assert_eq!(block_on(Box::into_pin(future)), "on the heap, and long");
}
