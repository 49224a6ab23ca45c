//! An output that borrows for a lifetime that an argument's type hides.
#![allow(elided_lifetimes_in_paths)]
use erase_core::erase;

struct Request<'a>(&'a str);

#[erase]
trait Store {
    fn path(self: Box<Self>, request: Request) -> impl Future<Output = &str>;
}

fn main() {}
