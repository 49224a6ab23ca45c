//! `stackfuture`: 128 bytes in the future, a box for what is larger.

use super::prelude::*;
use stackfuture::StackFuture;

pub trait Work: Send + Sync {
    fn call(&self, n: u32) -> StackFuture<'_, u32, 128>;
}

macro_rules! work {
    ($type:ty, $self:ident, $n:ident, { $($body:tt)* }) => {
        impl Work for $type {
            fn call(&$self, $n: u32) -> StackFuture<'_, u32, 128> {
                StackFuture::from_or_box(async move { $($body)* })
            }
        }
    };
}

ready_shapes!();
yield_shapes!();
sizes!("stackfuture 128");

pub fn cells(cells: &mut Vec<Cell>) {
    ready_cells!(cells, "stackfuture 128");
    yield_cells!(cells, "stackfuture 128");
    send_cells!(cells, "stackfuture 128");
}
