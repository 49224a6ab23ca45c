//! A place for futures that live long takes one that does not.
#![forbid(unsafe_code)]
use erase_core::DynFuture;

fn keep(text: &str) -> DynFuture<'static, usize> {
    DynFuture::eager(|start| start.run(async move { text.len() }))
}
fn main() {
    let _ = keep("a");
}
