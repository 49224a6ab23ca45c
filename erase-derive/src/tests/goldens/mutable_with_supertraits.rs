#[erase]
pub trait Store: Debug + Send + 'static {
    async fn put(&mut self, key: &str, value: u32) -> Option<u32>;
    async fn close(self) -> usize;
}
