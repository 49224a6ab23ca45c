//! A forwarded future that names one of two things that it captures.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use erase_core::__private::{Forwarded, Held};

type Length<'a> = Forwarded<&'a str, DynFuture<'static, usize>>;
fn call<'f, 'a, 'b>(held: Held<'f, (&'a str, &'b str), &'a str>) -> DynFuture<'f, usize> {
    let (one, other) = held.args;
    DynFuture::new(async move { one.len() + other.len() }) //~ error: lifetime may not live long enough
}
fn keep<'a>(one: &'a str, other: &str) -> Length<'a> {
    Length::new((one, other), call)
}
fn main() {
    let _ = keep("a", "b");
}
