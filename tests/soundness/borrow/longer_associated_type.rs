//! The output of a dyn call is taken for one of a longer lifetime.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
trait Source: Send + Sync {
    type Item: Send;
    async fn item(&self) -> Self::Item;
}
struct Text<'a>(&'a str);
impl<'a> Source for Text<'a> {
    type Item = &'a str;
    async fn item(&self) -> &'a str {
        self.0
    }
}
fn longer<'a>(text: &'a str) -> &'static str {
    let source = Text(text);
    let object: &dyn Source<Item = &'static str> = &source;
    block_on(object.item())
}
fn main() {
    assert_eq!(longer("a"), "a");
}
