#[erase(forward())]
pub trait Handler {
    async fn call(&self, input: &str) -> usize;
}
