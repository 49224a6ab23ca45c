//! A dyn value for a higher-ranked associated type is taken for one of a single lifetime.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase(?Send)]
trait Repo {
    type Key;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Any;
impl Repo for Any {
    type Key = Box<dyn for<'a> Fn(&'a str) -> &'a str>;
    async fn find(&self, key: Self::Key) -> usize {
        let text = String::from("four");
        key(&text).len()
    }
}
fn main() {
    let any: &dyn Repo<Key = Box<dyn for<'a> Fn(&'a str) -> &'a str>> = &Any;
    let some: &dyn Repo<Key = Box<dyn Fn(&'static str) -> &'static str>> = any;
    assert_eq!(block_on(some.find(Box::new(|text: &'static str| text))), 4);
}
