//! The raw call, from safe code.
#![forbid(unsafe_code)]
use erase_core::__private::call;

fn main() {
    let text: String = call([1_usize, 2, 3], |call| call.answer(|text: String| text));
    println!("{text}");
}
