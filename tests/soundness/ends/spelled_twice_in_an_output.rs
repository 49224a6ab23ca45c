//! A macro in the type of an output is one type the first times, then another.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;
use twice::alternate;

#[erase(forward())]
trait Repo: Send + Sync {
    type Error: Send;
    fn find(
        &self,
        key: usize,
    ) -> impl Future<Output = Result<alternate!(2; [usize; 3]; String), Self::Error>> + Send;
}
struct Texts;
impl Repo for Texts {
    type Error = ();
    async fn find(&self, key: usize) -> Result<[usize; 3], ()> {
        Ok([key, 0x1234, 5])
    }
}
fn main() {
    let texts: &'static dyn Repo<Error = ()> = &Texts;
    assert_eq!(block_on(texts.find(1)).map(|text| text.len()), Ok(5));
}
