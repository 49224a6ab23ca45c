//! A module of the user has the name that the expansion gives to a module of erase-core, so that one path
//! is two types. An attribute on the method makes its own form that of the second.
#![forbid(unsafe_code)]
use erase_core::__private::Held;
use erase_core::{DynFuture, erase};
use std::sync::Mutex;
use support::{block_on, churn};

pub struct Text<'x, 'a>(&'x str, &'a ());
pub trait Shorter {
    type Out;
}
impl<'x, 'a> Shorter for Text<'x, 'a> {
    type Out = Text<'a, 'a>;
}
mod __erase {
    pub type Box<T> = std::boxed::Box<<T as crate::Shorter>::Out>;
}
mod genuine {
    pub use std::boxed::Box;
}

#[erase(forward())]
trait Keep: Send + Sync {
    type Error: Send;
    #[twice::renamed(__erase, genuine)]
    async fn keep<'a>(&self, text: __erase::Box<Text<'static, 'a>>) -> Result<(), Self::Error>;
}
static KEPT: Mutex<&str> = Mutex::new("");
struct Keeper;
impl Keep for Keeper {
    type Error = ();
    async fn keep<'a>(&self, text: Box<Text<'static, 'a>>) -> Result<(), ()> {
        *KEPT.lock().unwrap() = text.0;
        Ok(())
    }
}
fn main() {
    let keeper: &'static dyn Keep<Error = ()> = &Keeper;
    let text = String::from("on the heap, and long");
    let future = DynFuture::eager(|start| {
        keeper.__erased_keep(Held::new((Box::new(Text(&text, &())),)), start)
    });
    assert_eq!(block_on(future), Ok(()));
    drop(text);
    churn();
    assert_eq!(*KEPT.lock().unwrap(), "on the heap, and long");
}
