//! A call that has not started keeps arguments that do not live as long.
#![forbid(unsafe_code)]
use erase_core::DynFuture;

fn keep(text: &str) -> DynFuture<'static, usize> {
    DynFuture::lazy(text, |text, start| {
        let length = text.len();
        start.run(async move { length })
    })
}
fn main() {
    let _ = keep("a");
}
