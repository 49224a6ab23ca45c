//! The guide's code as doctests: `cargo test -p erase-test-book --doc` runs each block of each page
//! in `docs/`, and of the README. Only parts of an expansion say `ignore`.

#[cfg(doctest)]
include!(concat!(env!("OUT_DIR"), "/pages.rs"));
