//! The sources of credentials.

mod environment;
mod metadata;
mod profile;

pub(crate) use self::{environment::Environment, metadata::Metadata, profile::Profile};
