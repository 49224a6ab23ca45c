//! A native trait, and a second one with a blanket impl that boxes: what one writes without a crate.

use super::prelude::*;
use std::pin::Pin;

pub trait Native: Send + Sync {
    fn call(&self, n: u32) -> impl Future<Output = u32> + Send;
}

pub trait Erased: Send + Sync {
    fn call(&self, n: u32) -> Pin<Box<dyn Future<Output = u32> + Send + '_>>;
}

impl<T: Native> Erased for T {
    fn call(&self, n: u32) -> Pin<Box<dyn Future<Output = u32> + Send + '_>> {
        Box::pin(Native::call(self, n))
    }
}

macro_rules! object {
    ($concrete:ident) => { dyn Erased };
}

macro_rules! work {
    ($type:ty, $self:ident, $n:ident, { $($body:tt)* }) => {
        impl Native for $type {
            async fn call(&$self, $n: u32) -> u32 { $($body)* }
        }
    };
}

ready_shapes!();
yield_shapes!();
sizes!("by hand");

pub fn cells(cells: &mut Vec<Cell>) {
    ready_cells!(cells, "by hand");
    yield_cells!(cells, "by hand");
    send_cells!(cells, "by hand");
}
