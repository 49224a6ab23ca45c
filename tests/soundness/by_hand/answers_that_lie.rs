//! A thunk says ready where it is pending, pending where there is no future, leaks its start, panics after
//! it was used, or runs it and gives another output. All of it runs or panics.
#![forbid(unsafe_code)]
use erase_core::__private::Held;
use erase_core::{DynFuture, Inline, LocalDynFuture, Storage};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;
use support::{churn, poll, yield_now};

async fn work(text: String) -> String {
    let name = &text;
    yield_now().await;
    name.clone()
}
fn abuse<S: Storage>(which: u8, eager: bool) {
    let text = String::from("four");
    let args = Held::<'_, _>::new((text.clone(), ()));
    let future: LocalDynFuture<'_, String, S> = match (which, eager) {
        (0, true) => LocalDynFuture::eager(|start| {
            let _ = start.run(work(text));
            Poll::Ready("other".to_owned())
        }),
        (0, false) => args.__call_local(|text, _: Held<'_, ()>, start| {
            let _ = start.run(work(text));
            Poll::Ready("other".to_owned())
        }),
        (1, true) => LocalDynFuture::eager(|start| {
            drop(start);
            Poll::Pending
        }),
        (1, false) => args.__call_local(|_, _: Held<'_, ()>, start| {
            drop(start);
            Poll::Pending
        }),
        (2, true) => LocalDynFuture::eager(|start| {
            std::mem::forget(start);
            Poll::Ready(text)
        }),
        (2, false) => args.__call_local(|text, _: Held<'_, ()>, start| {
            std::mem::forget(start);
            Poll::Ready(text)
        }),
        (3, true) => LocalDynFuture::eager(|start| {
            let _ = start.run(work(text));
            panic!()
        }),
        (3, false) => args.__call_local(|text, _: Held<'_, ()>, start| {
            let _ = start.run(work(text));
            panic!()
        }),
        (_, true) => LocalDynFuture::eager(|start| {
            let caught = catch_unwind(AssertUnwindSafe(|| start.run(async { panic!() })));
            caught.unwrap_or(Poll::Pending)
        }),
        (_, false) => args.__call_local(|_, _: Held<'_, ()>, start| {
            let caught = catch_unwind(AssertUnwindSafe(|| start.run(async { panic!() })));
            caught.unwrap_or(Poll::Pending)
        }),
    };
    let mut future = Box::pin(future);
    for _ in 0..3 {
        drop(catch_unwind(AssertUnwindSafe(|| {
            poll(Pin::as_mut(&mut future))
        })));
        churn();
    }
}
fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    for which in 0..5 {
        for eager in [true, false] {
            drop(catch_unwind(|| abuse::<erase_core::Pooled>(which, eager)));
            drop(catch_unwind(|| abuse::<erase_core::Boxed>(which, eager)));
            drop(catch_unwind(|| abuse::<Inline<24>>(which, eager)));
            drop(catch_unwind(|| abuse::<Inline<256>>(which, eager)));
        }
    }
    drop(DynFuture::new(async {}));
}
