//! A lifetime that is extended from safe code.
#![forbid(unsafe_code)]
use erase_core::__private::Forwarded;
use erase_core::DynFuture;

fn keep(text: &str) -> Forwarded<(), DynFuture<'static, usize>> {
    Forwarded::new(DynFuture::new(async move { text.len() }))
}
fn main() {
    let _ = keep("a");
}
