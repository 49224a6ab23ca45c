//! The two ends differ in a lifetime only.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::{block_on, churn};

#[erase]
trait Repo {
    type Out;
    async fn find(&self) -> Self::Out;
}
struct Text<'a>(&'a str);
impl<'a> Repo for Text<'a> {
    type Out = &'a str;
    async fn find(&self) -> &'a str {
        self.0
    }
}
impl<'a> Repo for dyn __ErasedRepo + 'a {
    type Out = &'static str;
}
fn main() {
    let text = String::from("on the heap");
    let found = {
        let own = Text(&text);
        let hidden: &dyn __ErasedRepo = &own;
        block_on(<&dyn __ErasedRepo as Repo>::find(&hidden))
    };
    drop(text);
    churn();
    assert_eq!(found, "on the heap");
}
