//! The same where the arguments are not `Send`, so that the expansion's own method is a trait's, too.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};

trait Evil: Sized {
    fn __call<'f, T: Send + 'f, H>(self, _method: H) -> DynFuture<'f, T> {
        DynFuture::new(std::future::pending())
    }
}
impl<X> Evil for X {}

#[erase(forward())] //~ E0034: multiple applicable items in scope
trait Repo: Send {
    async fn find(&self, key: u64) -> u64;
}
struct Numbers;
impl Repo for Numbers {
    async fn find(&self, key: u64) -> u64 {
        key
    }
}
fn main() {
    let numbers: Box<dyn Repo> = Box::new(Numbers);
    drop((*numbers).find(7));
}
