//! A type of the user claims to be an erased one, so that its lifetime may be extended.
#![forbid(unsafe_code)]
struct Mine<'a>(&'a str);
impl erase_core::__private::Erased for Mine<'_> {
    type Everlasting = Mine<'static>;
}
fn main() {
    let _ = Mine("").0;
}
