//! Traits of the supported shapes, each with an implementor and functions that call its methods.
#![allow(warnings, reason = "the code is generated")]

use std::borrow::Cow;
use std::fmt::Debug;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;

use erase_core::erase;

include!(concat!(env!("OUT_DIR"), "/traits.rs"));
