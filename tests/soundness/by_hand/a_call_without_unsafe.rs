//! The raw call, from safe code.
#![forbid(unsafe_code)]
use erase_core::__private::RawFn;

fn length(text: String, _: (), _: ()) -> usize {
    text.len()
}
fn main() {
    let raw = RawFn::new(length, length);
    let length: usize = RawFn::call::<(), _, _, _, _>(raw, [1_usize, 2, 3], (), ());
    println!("{length}");
}
