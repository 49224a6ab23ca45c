//! A forwarded future that names nothing of what it captures.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use erase_core::__private::Forwarded;

type Length = Forwarded<(), DynFuture<'static, usize>>;
fn keep(text: &str) -> Length {
    Length::new(text, |held| DynFuture::new(async move { held.args.len() })) //~ error: lifetime may not live long enough
}
fn main() {
    let _ = keep("a");
}
