//! What `This` is for a sized type it cannot be made for a dyn type: the trait's own method would come
//! back there.
use erase_core::{SizedSelf, erase};

#[erase]
trait Source {
    async fn next(&self) -> u32;
}

struct Mine;

impl Source for Mine {
    async fn next(&self) -> u32 {
        7
    }
}

impl SizedSelf<dyn Source> for () {
    type Out = Mine;
}

fn main() {}
