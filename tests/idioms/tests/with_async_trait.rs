//! Thirty programs, as their authors wrote them.

use async_trait::async_trait;

mod idioms;
