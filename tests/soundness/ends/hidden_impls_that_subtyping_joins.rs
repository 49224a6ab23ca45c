//! A higher-ranked type is an implementor, and what it is a subtype of implements the hidden trait by
//! hand. Each goes its own way.
#![forbid(unsafe_code)]
use erase_core::__private::RawFn;
use erase_core::erase;
use support::block_on;

#[erase]
trait Repo: Send + Sync {
    type Key: Send;
    async fn find(&self, key: Self::Key) -> usize;
}
type Any = for<'a> fn(&'a str);
type One = fn(&'static str);
impl Repo for Any {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
struct Numbers;
impl Repo for Numbers {
    type Key = [usize; 3];
    async fn find(&self, key: [usize; 3]) -> usize {
        key[2]
    }
}
impl __ErasedRepo for One {
    fn __raw_find(&self) -> RawFn {
        Numbers.__raw_find()
    }
}
fn main() {
    let any: Any = |_| ();
    let one: &One = &any;
    let _ = one.__raw_find();
    let object: &dyn Repo<Key = String> = &any;
    assert_eq!(block_on(object.find("four".to_owned())), 4);
    assert_eq!(block_on(<&Any as Repo>::find(&&any, "four".to_owned())), 4);
}
