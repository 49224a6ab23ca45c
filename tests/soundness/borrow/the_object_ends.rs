//! The implementor borrows; the future of a call on its dyn type outlives what it borrows.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::block_on;

#[erase]
trait Source: Send + Sync {
    type Error: Send;
    async fn length(self: Box<Self>) -> Result<usize, Self::Error>;
}
struct Text<'a>(&'a str);
impl Source for Text<'_> {
    type Error = ();
    async fn length(self: Box<Self>) -> Result<usize, ()> {
        Ok(self.0.trim().len())
    }
}
fn begin() -> DynFuture<'static, Result<usize, ()>> {
    let text = String::from("on the heap");
    let object: Box<dyn Source<Error = ()> + '_> = Box::new(Text(&text));
    object.length()
}
fn main() {
    assert_eq!(block_on(begin()), Ok(11));
}
