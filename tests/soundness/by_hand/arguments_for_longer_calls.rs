//! A call that has not started keeps arguments that do not live as long.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use erase_core::__private::Held;

fn keep(text: &str) -> DynFuture<'static, usize> {
    Held::<'_, _>::new((text, ())).__call(|text, _: Held<'_, ()>, start| { //~ error: lifetime may not live long enough
        let length = text.len();
        start.run(async move { length })
    })
}
fn main() {
    let _ = keep("a");
}
