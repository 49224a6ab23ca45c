//! A by-value method of a trait in scope, with the name of the expansion's inherent one.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};

trait Evil: Sized {
    fn __call<'f, P, T: Send + 'f, H>(self, method: H) -> DynFuture<'f, T>
    where
        P: Default,
        H: FnOnce(P, usize, [usize; 2]) -> Option<[usize; 4]>,
    {
        let got = method(P::default(), 0x1234, [0x5678, 0]);
        println!("{got:?}");
        DynFuture::new(std::future::pending())
    }
}
impl<X> Evil for X {}

#[erase]
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> u64;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> u64 {
        key.len() as u64
    }
}
fn main() {
    let texts: Box<dyn Repo<Key = String>> = Box::new(Texts);
    drop((*texts).find(String::from("hello")));
}
