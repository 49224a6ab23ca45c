//! A generic associated type, and methods that mention it: one error, at the type.
use erase_core::erase;

#[erase]
trait Store {
    type Row<'a>
    where
        Self: 'a;
    async fn get(&self, key: u32) -> Self::Row<'_>;
    fn peek(&self) -> Self::Row<'_>;
    async fn put(&self, row: Self::Row<'_>);
    async fn count(&self) -> usize;
}

struct Memory(String);

impl Store for Memory {
    type Row<'a> = &'a str;
    async fn get(&self, _: u32) -> &str {
        &self.0
    }
    fn peek(&self) -> &str {
        &self.0
    }
    async fn put(&self, _: Self::Row<'_>) {}
    async fn count(&self) -> usize {
        1
    }
}

async fn total(store: &dyn Store) -> usize {
    store.count().await
}

fn main() {
    drop(total(&Memory(String::new())));
}
