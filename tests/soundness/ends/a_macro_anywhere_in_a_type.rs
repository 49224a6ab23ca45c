//! A macro wherever a type, a bound or a constant can have one, in methods that name an associated type.
#![forbid(unsafe_code)]
use erase_core::erase;
use twice::alternate;

trait Bound<T> {}
impl<T, U> Bound<T> for U {}

#[erase(forward())]
trait Repo: Send + Sync {
    type Error: Send;
    async fn length(&self, key: [u8; alternate!(9; 3; 4)]) -> Result<usize, Self::Error>;
    async fn length_in_a_block(&self, key: [u8; { alternate!(9; 3; 4) }]) -> Result<usize, Self::Error>;
    async fn function(&self, key: fn(alternate!(9; u8; u16))) -> Result<usize, Self::Error>;
    async fn object(&self, key: Box<dyn Fn(&alternate!(9; u8; u16)) + Send>) -> Result<usize, Self::Error>;
    async fn reference<'a>(&self, key: &'a alternate!(9; u8; u16)) -> Result<usize, Self::Error>;
    async fn clause<'a>(&self, key: &'a u8) -> Result<usize, Self::Error>
    where
        alternate!(9; &'a u8; u8): 'static;
    fn bound(&self) -> impl Iterator<Item = Self::Error> + Bound<alternate!(9; u8; u16)> + Send;
    fn of_an_opaque(&self) -> impl Iterator<Item = (Self::Error, alternate!(9; u8; u16))> + Send;
}
fn main() {}
