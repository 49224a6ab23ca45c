//! A start leaves the call that it was made for.
#![forbid(unsafe_code)]
use erase_core::__private::Start;
use erase_core::DynFuture;
use std::task::Poll;

fn main() {
    let mut kept: Option<Start<'_, 'static, u64>> = None;
    let future: DynFuture<'static, u64> = DynFuture::eager(|start| {
        kept = Some(start);
        Poll::Pending
    });
    drop(future);
    drop(kept.map(|start| start.run(async { 1 })));
}
