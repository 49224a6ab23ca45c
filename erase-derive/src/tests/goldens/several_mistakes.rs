#[erase]
pub trait Refused: Clone {
    async fn put<T>(&self, value: T);
    fn same(&self, other: &Self) -> bool;
    async fn get(&self) -> u32;
}
