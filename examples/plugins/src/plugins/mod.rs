//! The built-in plugins. Each module submits its own; there is no list of them.

mod count;
mod filter;
mod pick;
mod replace;
mod tee;
