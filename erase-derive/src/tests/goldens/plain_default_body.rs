#[erase(forward())]
pub trait Store: Send + Sync {
    async fn get(&self, key: &str) -> u32;
    async fn clear(&mut self);
    fn sum<'a>(&'a self, keys: [&'a str; 2]) -> Pin<Box<dyn Future<Output = u32> + Send + 'a>> {
        Box::pin(async move { self.get(keys[0]).await + self.get(keys[1]).await })
    }
}
