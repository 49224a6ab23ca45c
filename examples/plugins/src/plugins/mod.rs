//! The plugins that the tool comes with. Each module submits its own; nothing lists them.

mod count;
mod dedupe;
mod filter;
mod gunzip;
mod gzip;
mod pick;
mod replace;
mod sha256;
mod tee;
