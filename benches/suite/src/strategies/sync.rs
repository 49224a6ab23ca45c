//! A synchronous dyn call: the floor.

use super::prelude::*;

pub trait Work: Send + Sync {
    fn call(&self, n: u32) -> u32;
}

macro_rules! call {
    ($object:expr, $n:expr) => {
        $object.call($n)
    };
}

macro_rules! pause {
    () => {};
}

macro_rules! drive {
    ($body:block) => {
        $body
    };
}

macro_rules! work {
    ($type:ty, $self:ident, $n:ident, { $($body:tt)* }) => {
        impl Work for $type {
            fn call(&$self, $n: u32) -> u32 { $($body)* }
        }
    };
}

ready_shapes!();

pub fn cells(cells: &mut Vec<Cell>) {
    ready_cells!(cells, "synchronous dyn");
}
