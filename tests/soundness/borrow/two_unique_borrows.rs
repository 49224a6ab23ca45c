//! Two outputs borrow from one receiver uniquely.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
trait Source: Send + Sync {
    type Error: Send;
    async fn item(&mut self) -> Result<&mut String, Self::Error>;
}
struct Text(String);
impl Source for Text {
    type Error = ();
    async fn item(&mut self) -> Result<&mut String, ()> {
        Ok(&mut self.0)
    }
}
fn main() {
    let mut text = Text("one".to_owned());
    let object: &mut dyn Source<Error = ()> = &mut text;
    let (one, two) = (block_on(object.item()), block_on(object.item()));
    std::mem::swap(one.unwrap(), two.unwrap());
}
