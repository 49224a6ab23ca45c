//! Two places for futures are taken for each other while both are open.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use std::task::Poll;

fn main() {
    let mut inner = None;
    let outer: DynFuture<'static, u64> = DynFuture::eager(|mut a| {
        inner = Some(DynFuture::<'static, u64>::eager(|mut b| {
            std::mem::swap(&mut a, &mut b);
            b.run(async { 1 })
        }));
        a.run(async { 2 })
    });
    drop((outer, inner));
    let _ = Poll::Ready(());
}
