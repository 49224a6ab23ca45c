//! An impl overrides the method that makes the raw call: it answers with what it has the types for. All of
//! it runs.
#![forbid(unsafe_code)]
use erase_core::__private::{Held, Start};
use erase_core::erase;
use std::task::Poll;
use support::block_on;

#[erase]
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
    fn __erased_find<'future>(
        &'future self,
        args: Held<'future, (String,)>,
        start: Start<'_, 'future, usize>,
    ) -> Poll<usize> {
        let (key,) = args.args;
        start.run(async move {
            support::yield_now().await;
            key.len() + 1
        })
    }
}
fn main() {
    let texts: &dyn Repo<Key = String> = &Texts;
    assert_eq!(block_on(texts.find("four".to_owned())), 5);
}
