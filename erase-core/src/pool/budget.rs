//! A number of bytes that the threads of a process share.

use core::sync::atomic::{AtomicUsize, Ordering};

/// The bytes that are taken, and their limit.
///
/// The count synchronises nothing: no thread reads memory because of its value.
pub(crate) struct Budget {
    taken: AtomicUsize,
    most: usize,
}

impl Budget {
    /// A budget of this many bytes.
    pub(crate) const fn new(most: usize) -> Self {
        Self {
            taken: AtomicUsize::new(0),
            most,
        }
    }

    /// Takes all of these bytes or none. Returns whether it took them.
    pub(crate) fn take(&self, bytes: usize) -> bool {
        if self.taken.load(Ordering::Relaxed) + bytes > self.most {
            return false;
        }
        if self.taken.fetch_add(bytes, Ordering::Relaxed) + bytes <= self.most {
            return true;
        }
        self.give_back(bytes);
        false
    }

    /// Gives taken bytes back.
    pub(crate) fn give_back(&self, bytes: usize) {
        self.taken.fetch_sub(bytes, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn a_budget_gives_no_more_than_it_has() {
        let budget = Budget::new(100);
        assert!(budget.take(60));
        assert!(!budget.take(41));
        assert!(budget.take(40));
        assert!(!budget.take(1));
        budget.give_back(60);
        assert!(budget.take(60));
        assert!(!budget.take(1));
    }
}
