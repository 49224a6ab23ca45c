//! A place for futures of one lifetime takes none of another, and is used only while it is given.
use erase_core::__private::{Held, Start};
use erase_core::DynFuture;
use std::cell::RefCell;
use std::task::Poll;

fn for_longer_ones<'a>(start: Start<'_, 'static, usize>, text: &'a str) -> Poll<usize> {
    let shorter: Start<'_, 'a, usize> = start;
    shorter.run(async move { text.len() })
}

fn for_shorter_ones<'a>(start: Start<'_, 'a, usize>) -> Poll<usize> {
    let longer: Start<'_, 'static, usize> = start;
    longer.run(async { 1 })
}

fn later<'f>(kept: &RefCell<Option<Start<'f, 'f, u32>>>) -> DynFuture<'f, u32> {
    DynFuture::eager(|start| {
        kept.replace(Some(start));
        Poll::Pending
    })
}

fn after_the_call() -> Poll<u32> {
    let mut kept = None;
    let future: DynFuture<'static, u32> = DynFuture::eager(|start| {
        kept = Some(start);
        Poll::Pending
    });
    drop(future);
    kept.unwrap().run(async { 1 })
}

fn what_a_lazy_call_borrows<'a>(text: &'a str) -> DynFuture<'static, usize> {
    Held::<'_, _>::new((text, ())).__call(|text, _: Held<'_, ()>, start| start.run(async move { text.len() }))
}

fn main() {}
