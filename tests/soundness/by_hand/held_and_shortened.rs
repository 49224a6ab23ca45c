//! Arguments that are held for a short time are taken for held for a longer one.
#![forbid(unsafe_code)]
use erase_core::__private::Held;

fn longer<'f, 'a>(held: Held<'f, &'a str>) -> Held<'static, &'a str> {
    held
}
fn captured<'f, 'a>(held: Held<'f, (), fn(&'a str)>) -> Held<'f, (), fn(&'static str)> {
    held
}
fn main() {
    let _ = longer(Held::new(""));
    let _ = captured(Held::new(()));
}
