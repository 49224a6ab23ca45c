/// Where the users are kept.
#[erase]
pub trait Database: Send + Sync {
    /// Finds a user.
    async fn get_user(&self, id: u64) -> Option<String>;
    /// Keeps a user.
    async fn put_user(&self, id: u64, name: &str) -> Result<(), String>;
    /// The name, or another one.
    async fn name_or<'a>(&'a self, id: u64, other: &'a str) -> &'a str;
    /// What this database is called.
    fn name(&self) -> &str;
}
