//! `Send` for one lifetime only: an implementation that is `Send` where it borrows for `'static`.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::marker::PhantomData;
use std::rc::Rc;

trait Marker {}
impl Marker for &'static str {}
struct Held<'a>(PhantomData<&'a str>, Rc<u64>);
struct Wrap<T>(T);

#[erase]
trait Count: Send + Sync {
    type Item: Send;
    async fn count(&self, item: Self::Item) -> u64;
}
struct Counted;
impl Count for Counted {
    type Item = &'static str;
    async fn count(&self, _: &'static str) -> u64 {
        let held = Wrap(Held(PhantomData, Rc::new(1)));
        support::yield_now().await;
        *held.0.1
    }
}
fn main() {
    let counted: &'static dyn Count<Item = &'static str> = &Counted;
    let future = counted.count("a");
    std::thread::spawn(move || support::block_on(future))
        .join()
        .unwrap();
}
