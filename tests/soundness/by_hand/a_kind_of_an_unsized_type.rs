//! An unsized type of the user says that it is a dyn value: it has no methods to be called.
#![forbid(unsafe_code)]
use erase_core::__private::{Dynamic, Kind};
use erase_core::erase;

#[erase(forward(Box))]
trait Repo {
    type Key;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Mine([u8]);
impl Kind for Mine {
    type K = Dynamic;
}
impl Repo for Mine {
    type Key = String;
}
fn main() {
    let mine: Box<Mine> = unreachable_box();
    drop(Repo::find(&mine, "text".to_owned()));
}
fn unreachable_box() -> Box<Mine> {
    unimplemented!()
}
