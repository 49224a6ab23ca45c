//! A raw function is made from its address.
#![forbid(unsafe_code)]
use erase_core::__private::RawFn;

fn main() {
    let _ = RawFn(std::ptr::null());
}
