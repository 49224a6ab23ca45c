//! Without the feature `alloc` there are no blocks, and no code for them is generated.

use core::alloc::Layout;

use crate::storage::kinds::Heap;

/// No value of this type exists.
#[derive(Clone, Copy)]
pub(crate) enum Block {}

impl Block {
    pub(crate) const fn of(_: Layout, _: Heap) -> Option<Self> {
        None
    }

    pub(crate) unsafe fn allocate(&self) -> *mut () {
        match *self {}
    }

    pub(crate) unsafe fn free(&self, _: *mut ()) {
        match *self {}
    }
}
