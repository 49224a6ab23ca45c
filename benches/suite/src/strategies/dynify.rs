//! `dynify`: the caller brings the memory, here 128 bytes and a `Vec` behind them.

use super::prelude::*;
use ::dynify::Dynify as _;
use std::mem::MaybeUninit;

#[::dynify::dynify]
pub trait Work: Send + Sync {
    fn call(&self, n: u32) -> impl Future<Output = u32> + Send;
}

macro_rules! object {
    ($concrete:ident) => { dyn DynWork };
}

macro_rules! call {
    ($object:expr, $n:expr) => {{
        let mut stack = [MaybeUninit::<u8>::uninit(); 128];
        let mut heap = Vec::<MaybeUninit<u8>>::new();
        $object.call($n).init2(&mut stack, &mut heap).await
    }};
}

macro_rules! work {
    ($type:ty, $self:ident, $n:ident, { $($body:tt)* }) => {
        impl Work for $type {
            async fn call(&$self, $n: u32) -> u32 { $($body)* }
        }
    };
}

ready_shapes!();
yield_shapes!();
sizes!("dynify");

pub fn cells(cells: &mut Vec<Cell>) {
    ready_cells!(cells, "dynify");
    yield_cells!(cells, "dynify");
    send_cells!(cells, "dynify");
}
