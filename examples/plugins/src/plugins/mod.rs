//! The plugins that the tool comes with. Each module submits its own; nothing lists them.

mod count;
mod filter;
mod pick;
mod replace;
mod tee;
