//! The right to start a future: it is used once, here, now, and for what it was given.
use erase_core::__private::{LocalStart, Start};
use erase_core::DynFuture;
use std::rc::Rc;
use std::task::Poll;

fn twice() -> DynFuture<'static, u32> {
    DynFuture::eager(|start| {
        let _ = start.run(async { 1 });
        start.run(async { 2 })
    })
}

fn what_is_not_send(rc: Rc<u32>) -> DynFuture<'static, Rc<u32>> {
    DynFuture::eager(|start| {
        start.run(async move {
            std::future::ready(()).await;
            rc
        })
    })
}

fn as_a_local_one(start: Start<'_, 'static, u32>) -> Poll<u32> {
    fn local(start: LocalStart<'_, 'static, u32>) -> Poll<u32> {
        start.run(async { 1 })
    }
    local(start)
}

fn main() {}
