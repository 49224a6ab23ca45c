//! An associated type that is named by the dyn type alone has a lifetime that the future drops late.
#![forbid(unsafe_code)]
use erase_core::{DynFuture, erase};
use support::block_on;

#[erase]
trait Source: Send + Sync {
    type Key: Send;
    async fn drop_late(&self, key: Self::Key);
}
struct Late;
struct OnDrop<'a>(&'a str);
impl Drop for OnDrop<'_> {
    fn drop(&mut self) {
        assert_eq!(self.0, "on the heap");
    }
}
struct Typed<'a>(std::marker::PhantomData<fn(&'a ())>);
impl<'a> Source for Typed<'a> {
    type Key = OnDrop<'a>;
    async fn drop_late(&self, _key: OnDrop<'a>) {
        support::yield_now().await;
    }
}
fn begin<'a>(source: &'a dyn Source<Key = OnDrop<'a>>, key: OnDrop<'a>) -> DynFuture<'static, ()> {
    source.drop_late(key)
}
fn main() {
    let _ = Late;
    let text = String::from("on the heap");
    let future = {
        let typed = Typed(std::marker::PhantomData);
        begin(&typed, OnDrop(&text))
    };
    drop(text);
    block_on(future);
}
