#[erase(local = LocalStore, forward(Box))]
pub trait Store {
    async fn get(&self, key: &str) -> usize;
}
