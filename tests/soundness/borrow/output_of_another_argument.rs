//! The implementor returns what it got by another argument than the signature says.
#![forbid(unsafe_code)]
use erase_core::erase;

#[erase]
trait Choose: Send + Sync {
    type Error: Send;
    async fn choose<'a>(&self, one: &'a str, other: &str) -> Result<&'a str, Self::Error>;
}
struct Other;
impl Choose for Other {
    type Error = ();
    async fn choose<'a>(&self, _: &'a str, other: &str) -> Result<&'a str, ()> {
        Ok(other)
    }
}
fn main() {}
