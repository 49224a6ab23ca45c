//! Without the feature `alloc` there is no block, and nothing is generated that deals with one.

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
