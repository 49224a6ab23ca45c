//! `for<'a> fn(&'a str)` and `fn(&'static str)` implement the trait with other types, and one is a
//! subtype of the other.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
trait Repo: Send + Sync {
    type Key: Send;
    async fn find(&self, key: Self::Key) -> usize;
}
impl Repo for for<'a> fn(&'a str) {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
impl Repo for fn(&'static str) {
    type Key = [usize; 3];
    async fn find(&self, key: [usize; 3]) -> usize {
        key[2]
    }
}
fn ignore(_: &str) {}
fn main() {
    let any: for<'a> fn(&'a str) = ignore;
    let some: &fn(&'static str) = &any;
    assert_eq!(
        block_on(<for<'a> fn(&'a str) as Repo>::find(&any, "four".to_owned())),
        4
    );
    assert_eq!(
        block_on(<&fn(&'static str) as Repo>::find(&some, [1, 2, 3])),
        3
    );
    let object: &dyn Repo<Key = [usize; 3]> = some;
    assert_eq!(block_on(object.find([1, 2, 3])), 3);
    let object: &dyn Repo<Key = String> = &any;
    assert_eq!(block_on(object.find("four".to_owned())), 4);
}
