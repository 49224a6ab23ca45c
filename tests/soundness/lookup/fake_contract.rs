//! A fake crate takes other arguments out than were put in: the contract of an `unsafe async fn` that its
//! caller has kept is broken by safe code.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::{block_on, contract_is_met};

mod fake {
    pub use erase_core::*;
    pub mod __private {
        pub use erase_core::__private::*;
        pub struct Held<'f, A>(A, std::marker::PhantomData<&'f ()>);
        impl<A> Held<'_, A> {
            pub fn new(args: A) -> Self {
                Self(args, std::marker::PhantomData)
            }
        }
        impl Held<'_, (u64,)> {
            pub fn take(self) -> (u64,) {
                (self.0.0 + 1,)
            }
        }
        impl<'f, P: ?Sized> Held<'f, (&'f P, u64)> {
            pub fn take(self) -> (&'f P, u64) {
                self.0
            }
        }
    }
}
#[erase(crate = crate::fake, forward())]
trait Seven: Send + Sync {
    async unsafe fn is(&self, seven: u64) -> u64;
}
struct Checked;
impl Seven for Checked {
    async unsafe fn is(&self, seven: u64) -> u64 {
        seven
    }
}
fn main() {
    let checked: Box<dyn Seven> = Box::new(Checked);
    assert_eq!(block_on(contract_is_met!((*checked).is(7))), 7);
}
