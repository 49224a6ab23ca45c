#[erase]
pub trait Repository: Send + Sync {
    type Key: Ord + Send + Sync;
    type Error: Debug;
    async fn find(&self, key: &Self::Key) -> Result<u32, Self::Error>;
    async fn count(&self) -> usize;
}
