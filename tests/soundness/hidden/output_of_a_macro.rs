//! In the output, through a macro.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

macro_rules! output {
    ($($item:tt)*) => { &$($item)* };
}
#[erase]
trait Source: Send + Sync {
    type Item: Send + Sync;
    async fn item(&self) -> output!(Self::Item);
}
struct Text(String);
impl Source for Text {
    type Item = String;
    async fn item(&self) -> &String {
        &self.0
    }
}
fn main() {
    let text: Box<dyn Source<Item = String>> = Box::new(Text("on the heap".to_owned()));
    let item = block_on((*text).item());
    drop(text);
    assert_eq!(item, "on the heap");
}
