//! The call of a forwarded future is one for a single lifetime, that of the captures.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use erase_core::__private::{Forwarded, Held};

type Length<'a> = Forwarded<&'a str, DynFuture<'static, usize>>;
fn keep<'a>(one: &'a str, other: &'a str) -> Length<'static> {
    Length::new(one, |_: Held<'a, &'a str, &'static str>| DynFuture::new(async { other.len() }))
}
fn main() {
    let _ = keep("a", "b");
}
