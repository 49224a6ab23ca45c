//! An impl of a trait that is still async-trait's lost its attribute.
#[async_trait::async_trait]
trait Store {
    async fn get(&self, key: &str) -> u32;
}

impl Store for u8 {
    async fn get(&self, key: &str) -> u32 {
        key.len() as u32
    }
}

fn main() {}
