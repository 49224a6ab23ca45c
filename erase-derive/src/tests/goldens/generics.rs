#[erase]
pub trait Cache<'k, K: Ord + Sync + ?Sized, const N: usize = 2>: Send + Sync
where
    K: Debug,
{
    async fn first(&self, key: &'k K) -> [u8; N];
}
