//! `futures::future::BoxFuture`, written out in the trait and in each impl.

use super::prelude::*;
use futures::future::BoxFuture;

pub trait Work: Send + Sync {
    fn call(&self, n: u32) -> BoxFuture<'_, u32>;
}

macro_rules! work {
    ($type:ty, $self:ident, $n:ident, { $($body:tt)* }) => {
        impl Work for $type {
            fn call(&$self, $n: u32) -> BoxFuture<'_, u32> {
                Box::pin(async move { $($body)* })
            }
        }
    };
}

ready_shapes!();
yield_shapes!();
sizes!("BoxFuture");

pub fn cells(cells: &mut Vec<Cell>) {
    ready_cells!(cells, "BoxFuture");
    yield_cells!(cells, "BoxFuture");
    send_cells!(cells, "BoxFuture");
}
