//! Where credentials come from.

mod command;
mod environment;
mod metadata;
mod profile;

pub use self::{
    command::Command,
    environment::{Environment, Lookup},
    metadata::Metadata,
    profile::Profile,
};
