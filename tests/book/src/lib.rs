//! The guide's code as doctests: `cargo test -p erase-test-book --doc` runs each block of each page
//! in `docs/`, and of the README. Blocks that are shown only, such as parts of an expansion, say `ignore`.

#[cfg(doctest)]
include!(concat!(env!("OUT_DIR"), "/pages.rs"));
