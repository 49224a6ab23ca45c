//! `async-trait`: the measure of all others.

use super::prelude::*;
use ::async_trait::async_trait;

#[async_trait]
pub trait Work: Send + Sync {
    async fn call(&self, n: u32) -> u32;
}

macro_rules! work {
    ($type:ty, $self:ident, $n:ident, { $($body:tt)* }) => {
        #[async_trait]
        impl Work for $type {
            async fn call(&$self, $n: u32) -> u32 { $($body)* }
        }
    };
}

ready_shapes!();
yield_shapes!();
sizes!("async-trait");

pub fn cells(cells: &mut Vec<Cell>) {
    ready_cells!(cells, "async-trait");
    yield_cells!(cells, "async-trait");
    send_cells!(cells, "async-trait");
}
