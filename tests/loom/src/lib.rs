//! The pool's chain between threads, compiled with loom's atomics in place of `core`'s.
//!
//! The tests run it through every order of what two and three threads do, and every value that
//! the memory model lets a relaxed load return.

/// What `chain.rs` finds beside itself in erase-core.
#[cfg(test)]
mod atomic {
    pub(super) use loom::sync::atomic::{AtomicPtr, Ordering};
}

#[cfg(test)]
#[allow(dead_code, reason = "the pool uses all of it")]
#[path = "../../../erase-core/src/pool/chain.rs"]
mod chain;

#[cfg(test)]
mod tests {
    use std::ptr;
    use std::sync::Arc;

    use loom::cell::UnsafeCell;
    use loom::sync::atomic::AtomicPtr;
    use loom::thread;

    use crate::chain::{Chain, Link};

    /// A block of the pool, of which loom sees who reads and writes it, and when.
    #[repr(C)]
    struct Block {
        link: Link,
        written: UnsafeCell<u32>,
    }

    impl Block {
        /// A block that only its maker knows.
        fn allocate(number: u32) -> *mut Link {
            let block = Block {
                link: Link {
                    next: ptr::null_mut(),
                },
                written: UnsafeCell::new(0),
            };
            // SAFETY: no one else has the block.
            block.written.with_mut(|at| unsafe { *at = number });
            Box::into_raw(Box::new(block)).cast()
        }

        /// Reads a block that belongs to the caller, writes to it as its next user does, and frees it.
        ///
        /// # Safety
        ///
        /// It is from `new`, and belongs to the caller.
        unsafe fn into_number(block: *mut Link) -> u32 {
            // SAFETY: as the caller guarantees.
            let block = unsafe { Box::from_raw(block.cast::<Block>()) };
            // SAFETY: the block is this function's, and loom checks that.
            let number = block.written.with(|at| unsafe { *at });
            // SAFETY: as above.
            block.written.with_mut(|at| unsafe { *at = 0 });
            number
        }
    }

    fn place() -> Arc<Chain> {
        Arc::new(Chain {
            first: AtomicPtr::new(ptr::null_mut()),
        })
    }

    /// The number in what is taken; 0 if that is nothing.
    fn take(place: &Chain) -> u32 {
        let first = place.take();
        if first.is_null() {
            return 0;
        }
        // SAFETY: what was taken belongs to the taker.
        unsafe { Block::into_number(first) }
    }

    /// Gives a block, or frees it if it is refused. The answer says whether it was taken.
    fn give(place: &Chain, number: u32) -> bool {
        let block = Block::allocate(number);
        let given = place.give(block);
        if !given {
            // SAFETY: what was refused is the giver's.
            assert_eq!(unsafe { Block::into_number(block) }, number);
        }
        given
    }

    #[test]
    fn whoever_takes_a_chain_sees_what_its_giver_has_written() {
        loom::model(|| {
            let place = place();
            let giver = {
                let place = Arc::clone(&place);
                thread::spawn(move || assert!(give(&place, 7)))
            };
            let taken = take(&place);
            assert!(taken == 0 || taken == 7);
            giver.join().expect("no panic");
            let rest = take(&place);
            assert_eq!(taken + rest, 7);
        });
    }

    #[test]
    fn a_chain_is_taken_once() {
        loom::model(|| {
            let place = place();
            assert!(give(&place, 7));
            let other = {
                let place = Arc::clone(&place);
                thread::spawn(move || take(&place))
            };
            let here = take(&place);
            let there = other.join().expect("no panic");
            assert_eq!(here + there, 7);
            assert!(place.is_empty());
        });
    }

    #[test]
    fn of_two_chains_that_are_given_one_is_refused_or_taken_before() {
        loom::model(|| {
            let place = place();
            let giver = {
                let place = Arc::clone(&place);
                thread::spawn(move || give(&place, 1))
            };
            let taker = {
                let place = Arc::clone(&place);
                thread::spawn(move || take(&place))
            };
            let here = give(&place, 2);
            let there = giver.join().expect("no panic");
            let taken = taker.join().expect("no panic");
            assert!(here || there);
            let given = u32::from(there) + 2 * u32::from(here);
            assert_eq!(given, taken + take(&place));
        });
    }
}
