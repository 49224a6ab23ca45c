//! What can be looked at.

mod disk;
mod http;
mod process;
mod tcp;

pub use self::{
    disk::{Disk, Least},
    http::{Http, Target},
    process::{Process, Which},
    tcp::Tcp,
};
