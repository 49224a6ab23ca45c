//! An unsized type of the user says that it is a trait object: there is no hidden trait for it.
#![forbid(unsafe_code)]
use erase_core::__private::TraitObject;
use erase_core::erase;

#[erase]
trait Repo {
    type Key;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Mine([u8]);
impl TraitObject for Mine {}
impl Repo for Mine {
    type Key = String;
}
fn main() {}
