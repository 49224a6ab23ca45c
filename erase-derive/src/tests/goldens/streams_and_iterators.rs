#[erase]
pub trait Log {
    fn lines(&self) -> impl Iterator<Item = String> + '_;
    fn follow(&self, from: usize) -> impl Stream<Item = String> + Send;
    fn total(&self) -> impl Future<Output = usize> + Send;
}
