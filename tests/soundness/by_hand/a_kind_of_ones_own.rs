//! A sized type says that it is a dyn value, which boxes then call through the hidden trait.
#![forbid(unsafe_code)]
use erase_core::__private::{Dynamic, Kind};

struct Mine;
impl Kind for Mine {
    type K = Dynamic;
}
fn main() {}
