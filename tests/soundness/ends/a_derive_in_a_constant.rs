//! A derive on an item in a constant of a type, which is another number each time.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::sync::Mutex;
use support::{block_on, churn};

pub struct Num<const N: usize>;
pub trait Pick<'a> {
    type Out: Send;
}
impl<'a> Pick<'a> for Num<0> {
    type Out = &'a str;
}
impl<'a> Pick<'a> for Num<1> {
    type Out = &'static str;
}
#[erase(forward())]
trait Keep: Send + Sync {
    type Error: Send;
    async fn keep<'a>(&self, text: <Num<{ #[derive(twice::Digit)] #[digits(10100)] struct S; S::N }> as Pick<'a>>::Out, by: &'a ()) -> Result<(), Self::Error>;
}
static KEPT: Mutex<&str> = Mutex::new("");
struct Keeper;
impl Keep for Keeper {
    type Error = ();
    async fn keep<'a>(&self, text: &'static str, _: &'a ()) -> Result<(), ()> {
        *KEPT.lock().unwrap() = text;
        Ok(())
    }
}
fn main() {
    let keeper: &'static dyn Keep<Error = ()> = &Keeper;
    let text = String::from("on the heap, and long");
    assert_eq!(block_on(keeper.keep(&text, &())), Ok(()));
    drop(text);
    churn();
    assert_eq!(*KEPT.lock().unwrap(), "on the heap, and long");
}
