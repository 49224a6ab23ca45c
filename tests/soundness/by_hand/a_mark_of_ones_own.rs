//! A mark of the user for futures that a `Send` erased future takes.
#![forbid(unsafe_code)]
use erase_core::DynFuture;
use std::rc::Rc;

fn main() {
    let _: DynFuture<'static, u64> = DynFuture::eager(|start| {
        let rc = Rc::new(1);
        start.run(async move {
            support::yield_now().await;
            *rc
        })
    });
}
