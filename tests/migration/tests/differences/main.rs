//! The fix of each difference from async-trait; the errors are in `../differences/`,
//! by the same names.

mod callers;
mod counterparts;
mod implementors;
mod refused;

use erase_core::erase;

#[erase]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}

impl Store for u32 {
    async fn get(&self) -> u32 {
        *self
    }
}
