//! A type of the user claims to be an erased one, so that its lifetime may be extended.
#![forbid(unsafe_code)]
use erase_core::__private::{Everlasting, Forwarded};

struct Mine<'a>(&'a str);
impl Everlasting for Mine<'static> {
    type For<'f> = Mine<'f>;
}
fn main() {
    let _ = Mine("").0;
    let _: Option<Forwarded<(), Mine<'static>>> = None;
}
