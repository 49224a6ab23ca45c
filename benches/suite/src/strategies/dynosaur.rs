//! `dynosaur`: a second type, `DynWork`, whose methods box.

use super::prelude::*;

#[::dynosaur::dynosaur(pub DynWork = dyn(box) Work)]
pub trait Work: Send + Sync {
    fn call(&self, n: u32) -> impl Future<Output = u32> + Send;
}

macro_rules! object {
    ($concrete:ident) => { DynWork<'static> };
}

macro_rules! make {
    ($concrete:ident $arguments:tt) => { DynWork::new_box($concrete $arguments) };
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
sizes!("dynosaur");

pub fn cells(cells: &mut Vec<Cell>) {
    ready_cells!(cells, "dynosaur");
    yield_cells!(cells, "dynosaur");
    send_cells!(cells, "dynosaur");
}
