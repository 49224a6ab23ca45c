//! The capture is contravariant, and is taken for one that lives longer.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use erase_core::__private::Forwarded;
use support::{block_on, churn};

type Length<C> = Forwarded<C, DynFuture<'static, usize>>;
fn make<'a>(text: &'a str) -> Length<(&'a str, fn(&'a str))> {
    Length::<(&'a str, fn(&'a str))>::new(text, |held| DynFuture::new(async move { held.args.len() }))
}
fn keep<'a>(text: &'a str) -> Box<dyn Future<Output = usize> + 'static> {
    fn only<'a>(future: Length<fn(&'a str)>) -> Length<fn(&'static str)> {
        future //~ error: lifetime may not live long enough
    }
    let call = Length::<fn(&'a str)>::new(text, |held| DynFuture::new(async move { held.args.len() }));
    let _ = make(text);
    Box::new(only(call))
}
fn main() {
    let text = String::from("on the heap, and long");
    let future = keep(&text);
    drop(text);
    churn();
    assert_eq!(block_on(Box::into_pin(future)), 21);
}
