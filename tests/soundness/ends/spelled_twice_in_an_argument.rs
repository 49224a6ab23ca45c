//! A macro in the type of an argument is one type the first times, then another.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;
use twice::alternate;

#[erase(forward())]
trait Repo: Send + Sync {
    type Error: Send;
    fn find(
        &self,
        key: alternate!(2; String; [usize; 3]),
    ) -> impl Future<Output = Result<usize, Self::Error>> + Send;
}
struct Texts;
impl Repo for Texts {
    type Error = ();
    async fn find(&self, key: String) -> Result<usize, ()> {
        Ok(key.len())
    }
}
fn main() {
    let texts: &'static dyn Repo<Error = ()> = &Texts;
    assert_eq!(block_on(texts.find([1, 0x1234, 5])), Ok(5));
}
