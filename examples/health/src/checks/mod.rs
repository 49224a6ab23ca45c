//! The kinds of checks.

mod disk;
mod http;
mod process;
mod renamed;
mod tcp;

pub(crate) use self::{disk::Disk, http::Http, process::Process, renamed::Renamed, tcp::Tcp};
