//! `crate = path` to a module with a `Held` that holds for no time.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

mod fake {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::*;
        use erase_core::__private::Held as Genuine;
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
        impl<'f, R: 'f, A: 'f, C> Held<'f, (R, A), C>
        where
            (R, A): Send,
        {
            pub fn __call<T, H>(self, method: H) -> DynFuture<'f, T>
            where
                H: FnOnce(R, Genuine<'f, A>, Start<'_, 'f, T>) -> Poll<T> + Copy + Send + 'f,
            {
                Genuine::<'_, _>::new(self.args).__call(method)
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
