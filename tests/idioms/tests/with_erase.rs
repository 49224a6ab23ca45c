//! The same thirty programs, after the one changed line.

use erase_core::async_trait;

mod idioms;
