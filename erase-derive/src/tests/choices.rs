//! A row of numbers that decides everything which is random, so that a seed or proptest can give it.

use std::cell::Cell;

pub(crate) struct Choices {
    numbers: Vec<u32>,
    next: Cell<usize>,
}

impl Choices {
    pub(crate) fn new(numbers: Vec<u32>) -> Self {
        let next = Cell::new(0);
        Self { numbers, next }
    }

    /// A number below `end`; 0 when there are no more, which is the simplest of all choices.
    pub(crate) fn below(&self, end: usize) -> usize {
        let at = self.next.replace(self.next.get() + 1);
        let number = self.numbers.get(at).copied().unwrap_or(0);
        number as usize % end
    }

    pub(crate) fn one_in(&self, n: usize) -> bool {
        self.below(n) == n - 1
    }

    pub(crate) fn of<'a, T>(&self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
