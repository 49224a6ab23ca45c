//! Calls through every way to erase an async method, side by side.

#[macro_use]
pub mod shapes;
#[macro_use]
pub mod cells;
pub mod command;
pub mod drive;
pub mod runtime;
pub mod sizes;
pub mod strategies;

use cells::Cell;
use sizes::Sizes;

/// Every cell, strategies in the order of the tables.
pub fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    strategies::erase::pooled::cells(&mut cells);
    strategies::erase::inline::cells(&mut cells);
    strategies::erase::boxed::cells(&mut cells);
    strategies::erase::eager::cells(&mut cells);
    strategies::async_trait::cells(&mut cells);
    strategies::box_future::cells(&mut cells);
    strategies::by_hand::cells(&mut cells);
    strategies::dynosaur::cells(&mut cells);
    strategies::dynify::cells(&mut cells);
    strategies::stack_future::cells(&mut cells);
    strategies::native::cells(&mut cells);
    strategies::sync::cells(&mut cells);
    cells
}

/// The sizes under every strategy.
pub fn sizes() -> Vec<Sizes> {
    use strategies::*;
    vec![
        erase::pooled::sizes(),
        erase::inline::sizes(),
        erase::boxed::sizes(),
        erase::eager::sizes(),
        async_trait::sizes(),
        box_future::sizes(),
        by_hand::sizes(),
        dynosaur::sizes(),
        dynify::sizes(),
        stack_future::sizes(),
        native::sizes(),
    ]
}
