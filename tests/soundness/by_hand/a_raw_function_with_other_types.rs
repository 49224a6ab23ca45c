//! A raw function is made for a method of other types.
#![forbid(unsafe_code)]
use erase_core::__private::RawFn;

fn of_text(text: String, _: (), _: ()) -> usize {
    text.len()
}
fn of_numbers(numbers: [usize; 3], _: (), _: ()) -> usize {
    numbers[1]
}
fn main() {
    let _ = RawFn::new(of_numbers, of_text);
}
