//! A static call: nothing is erased.

use super::prelude::*;

pub trait Work: Send + Sync {
    fn call(&self, n: u32) -> impl Future<Output = u32> + Send;
}

/// Four types without a vtable.
pub enum Mixed {
    Ready16(Ready16),
    Ready48(Ready48),
    Ready100(Ready100),
    ReadyDrop(ReadyDrop),
}

macro_rules! object {
    ($concrete:ident) => {
        $concrete
    };
}

macro_rules! mixed {
    ($concrete:ident) => {
        Box::new(Mixed::$concrete($concrete(1)))
    };
}

macro_rules! work {
    ($type:ty, $self:ident, $n:ident, { $($body:tt)* }) => {
        impl Work for $type {
            async fn call(&$self, $n: u32) -> u32 { $($body)* }
        }
    };
}

work!(Mixed, self, n, {
    match self {
        Mixed::Ready16(work) => work.call(n).await,
        Mixed::Ready48(work) => work.call(n).await,
        Mixed::Ready100(work) => work.call(n).await,
        Mixed::ReadyDrop(work) => work.call(n).await,
    }
});

ready_shapes!();
yield_shapes!();
sizes!("static, native");

pub fn cells(cells: &mut Vec<Cell>) {
    ready_cells!(cells, "static, native");
    yield_cells!(cells, "static, native");
    send_cells!(cells, "static, native");
}
