//! Safe code that implements or makes by hand what only erase-core, or an expansion, may.
use erase_core::__private::{Call, Forwarded, Kind, Static};
use erase_core::{DynFuture, Inline, SizedSelf, Storage, erase};
use std::task::Poll;

#[erase]
trait Source {
    type Item;
    async fn next(&self) -> Self::Item;
}

struct Mine;

impl SizedSelf<Mine> for () {
    type Out = u8;
}

impl<I> Kind for dyn Source<Item = I> {
    type K = Static;
}

impl Storage for Mine {}

impl Unpin for DynFuture<'_, (), Inline<8>> {}

unsafe impl Sync for DynFuture<'_, ()> {}

fn the_hidden_method_of_a_value(source: &dyn Source<Item = u32>, call: Call<'_>) {
    source.__erased_next(call);
}

fn a_call_without_arguments() -> Call<'static> {
    Call {}
}

fn an_answer_of_any_type(call: Call<'_>) {
    call.answer(|(): ()| String::new());
}

fn any_call() -> u32 {
    erase_core::__private::call((), |_| ())
}

fn a_longer_life(text: &str) -> Forwarded<(), DynFuture<'static, usize>> {
    Forwarded::new(DynFuture::new(async { text.len() }))
}

fn a_place_of_ones_own(slot: fn() -> !) -> Poll<u32> {
    erase_core::__private::Start::without_poll(slot()).run(async { 1 })
}

fn main() {}
