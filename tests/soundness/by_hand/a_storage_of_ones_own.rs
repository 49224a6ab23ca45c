//! A storage of the user, with a space of no size.
#![forbid(unsafe_code)]
struct Mine;
impl erase_core::Storage for Mine {}
fn main() {}
