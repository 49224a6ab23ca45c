//! This project, with each storage, and started at the call or at the first poll.

macro_rules! work {
    ($type:ty, $self:ident, $n:ident, { $($body:tt)* }) => {
        impl Work for $type {
            async fn call(&$self, $n: u32) -> u32 { $($body)* }
        }
    };
}

macro_rules! erased {
    ($module:ident, $name:literal, #[$attribute:meta]) => {
        pub mod $module {
            use crate::strategies::prelude::*;

            #[$attribute]
            pub trait Work: Send + Sync {
                async fn call(&self, n: u32) -> u32;
            }

            ready_shapes!();
            yield_shapes!();
            sizes!($name);

            pub fn cells(cells: &mut Vec<Cell>) {
                ready_cells!(cells, $name);
                yield_cells!(cells, $name);
                send_cells!(cells, $name);
            }
        }
    };
}

erased!(pooled, "erase", #[erase_core::erase]);
erased!(inline, "erase, inline = 56", #[erase_core::erase(inline = 56)]);
erased!(boxed, "erase, boxed", #[erase_core::erase(boxed)]);

/// A method that says `-> impl Future` may do work at the call, so its future is made there.
pub mod eager {
    use crate::strategies::prelude::*;

    #[erase_core::erase]
    pub trait Work: Send + Sync {
        fn call(&self, n: u32) -> impl Future<Output = u32> + Send;
    }

    ready_shapes!();
    yield_shapes!();
    sizes!("erase, -> impl Future");

    pub fn cells(cells: &mut Vec<Cell>) {
        ready_cells!(cells, "erase, -> impl Future");
        yield_cells!(cells, "erase, -> impl Future");
        send_cells!(cells, "erase, -> impl Future");
    }
}
