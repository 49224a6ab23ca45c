//! What a trait with associated types expands to, at work.

use std::fmt::Debug;

use futures::executor::block_on;

include!("../../../erase-derive/src/tests/goldens/associated_types.expanded.rs");

struct Squares;

impl Repository for Squares {
    type Key = u32;
    type Error = String;

    async fn find(&self, key: &u32) -> Result<u32, String> {
        key.checked_mul(*key)
            .ok_or_else(|| format!("{key} is too large"))
    }

    async fn count(&self) -> usize {
        3
    }
}

async fn found<R: Repository<Key = u32>>(repository: R) -> Option<u32> {
    repository.find(&7).await.ok()
}

#[test]
fn the_expansion_names_associated_types_on_dyn() {
    let repository: Box<dyn Repository<Key = u32, Error = String>> = Box::new(Squares);
    assert_eq!(block_on(repository.find(&3)), Ok(9));
    assert_eq!(
        block_on((*repository).find(&u32::MAX)),
        Err("4294967295 is too large".to_owned())
    );
    assert_eq!(block_on(repository.count()), 3);
    assert_eq!(block_on(found(repository)), Some(49));
}
