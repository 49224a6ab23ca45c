//! Traits that read the same in every edition.

use std::fmt::Debug;
use std::future::Future;

use erase_core::erase;

/// Keeps values.
#[erase]
pub trait Store: Debug + Send + Sync {
    async fn get(&self, key: &str) -> Option<u32>;
    async fn name_or<'a>(&'a self, other: &'a str) -> &'a str;
    async fn twice(&self, key: &str) -> u32 {
        if let Some(value) = self.get(key).await {
            return value * 2;
        }
        0
    }
    fn soon(&self) -> impl Future<Output = u32> + Send;
    fn keys(&self) -> impl Iterator<Item = String> + '_;
}

#[erase]
pub trait Repository {
    type Error: Debug;
    async fn put(&mut self, key: &str, value: u32) -> Result<(), Self::Error>;
    async fn close(self) -> usize;
}

#[derive(Debug)]
pub struct Memory(Vec<(String, u32)>);

impl Store for Memory {
    async fn get(&self, key: &str) -> Option<u32> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| *value)
    }
    async fn name_or<'a>(&'a self, other: &'a str) -> &'a str {
        self.0.first().map_or(other, |(name, _)| name)
    }
    fn soon(&self) -> impl Future<Output = u32> + Send {
        let count = self.0.len();
        async move { count as u32 }
    }
    fn keys(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().map(|(name, _)| name.clone())
    }
}

impl Repository for Memory {
    type Error = String;
    async fn put(&mut self, key: &str, value: u32) -> Result<(), String> {
        self.0.push((key.to_owned(), value));
        Ok(())
    }
    async fn close(self) -> usize {
        self.0.len()
    }
}

/// Static dispatch.
pub async fn fixed<S: Store>(store: S) -> u32 {
    store.twice("a").await
}

#[test]
fn the_macro_works_in_this_edition() {
    use futures::executor::block_on;

    let mut repository: Box<dyn Repository<Error = String>> = Box::new(Memory(Vec::new()));
    assert_eq!(block_on(repository.put("a", 1)), Ok(()));
    assert_eq!(block_on(repository.close()), 1);
    let store: Box<dyn Store> = Box::new(Memory(vec![("a".to_owned(), 4)]));
    assert_eq!(block_on(store.get("a")), Some(4));
    assert_eq!(block_on(store.get("b")), None);
    assert_eq!(block_on(store.name_or("b")), "a");
    assert_eq!(block_on((*store).soon()), 1);
    assert_eq!(store.keys().collect::<Vec<_>>(), ["a"]);
    assert_eq!(block_on(store.twice("a")), 8);
    assert_eq!(block_on(fixed(store)), 8);
}
