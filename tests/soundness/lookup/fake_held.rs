//! `crate = path` to a module with a `Held` that holds for no time.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

mod fake {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::*;
        use std::marker::PhantomData;
        pub struct Held<'f, A, C = A>(A, PhantomData<(&'f (), C)>);
        impl<A, C> Held<'_, A, C> {
            pub fn new(args: A) -> Self {
                Self(args, PhantomData)
            }
            pub fn take(self) -> A {
                self.0
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
