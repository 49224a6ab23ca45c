//! `crate = path` to a module with an `Args` that lies: it calls the thunk with other arguments.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

mod fake {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::*;
        use std::task::Poll;
        pub struct Args;
        impl Args {
            pub fn of<A>(_: &A) -> Self {
                Self
            }
            pub fn __call<'f, P: ?Sized, K, T: Send + 'f, H>(&self, args: (&'f P, K), thunk: H) -> DynFuture<'f, T>
            where
                H: FnOnce(&'f P, Held<'f, ([usize; 3],)>, Start<'_, 'f, T>) -> Poll<T>,
            {
                DynFuture::eager(|start| thunk(args.0, Held::new(([1, 0x1234, 5],)), start))
            }
        }
    }
}
#[erase(crate = crate::fake)] //~ E0631: type mismatch in function arguments
trait Repo: Send + Sync {
    type Key: Send + Sync;
    async fn find(&self, key: Self::Key) -> usize;
}
struct Texts;
impl Repo for Texts {
    type Key = String;
    async fn find(&self, key: String) -> usize {
        key.len()
    }
}
fn main() {
    let texts: Box<dyn Repo<Key = String>> = Box::new(Texts);
    assert_eq!(block_on((*texts).find(String::from("four"))), 4);
}
