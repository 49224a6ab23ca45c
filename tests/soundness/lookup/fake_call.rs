//! `crate = path` to a module with a `Held` that lies: it calls the method with other arguments.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

mod fake {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::*;
        use std::marker::PhantomData;
        use std::task::Poll;
        pub struct Held<'f, A, C = A> {
            pub args: A,
            marker: PhantomData<(&'f (), C)>,
        }
        impl<A, C> Held<'_, A, C> {
            pub fn new(args: A) -> Self {
                Self { args, marker: PhantomData }
            }
        }
        impl<'f, R, A, C> Held<'f, (R, A), C> {
            pub fn __call<T: Send + 'f, H>(self, method: H) -> DynFuture<'f, T>
            where
                H: FnOnce(R, Held<'f, ([usize; 3],)>, Start<'_, 'f, T>) -> Poll<T>,
            {
                let args = Held::new(([1, 0x1234, 5],));
                DynFuture::eager(|start| method(self.args.0, args, start))
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
