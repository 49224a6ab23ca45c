//! What the output borrows from the receiver is used after it.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
trait Source: Send + Sync {
    type Error: Send;
    async fn item(&self) -> Result<&str, Self::Error>;
}
struct Text(String);
impl Source for Text {
    type Error = ();
    async fn item(&self) -> Result<&str, ()> {
        Ok(&self.0)
    }
}
fn main() {
    let object: Box<dyn Source<Error = ()>> = Box::new(Text("on the heap".to_owned()));
    let item = block_on(object.item());
    drop(object);
    assert_eq!(item, Ok("on the heap"));
}
