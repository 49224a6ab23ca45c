//! What a program says of itself over semihosting, and how it ends.

use core::fmt::Debug;

use cortex_m_semihosting::{debug, hprintln};

/// Counts what was not as it should be.
#[derive(Default)]
pub struct Checks {
    wrong: u32,
}

impl Checks {
    /// Prints what was found, and remembers whether it is what was expected.
    pub fn same<T: Copy + Debug + PartialEq>(&mut self, what: &str, found: T, expected: T) {
        if found == expected {
            hprintln!("ok     {}: {:?}", what, found);
        } else {
            hprintln!("WRONG  {}: {:?}, expected {:?}", what, found, expected);
            self.wrong += 1;
        }
    }

    /// Leaves qemu: with status 0 if all was right, else with 1.
    pub fn exit(self) -> ! {
        let status = if self.wrong == 0 {
            hprintln!("all right");
            debug::EXIT_SUCCESS
        } else {
            hprintln!("{} wrong", self.wrong);
            debug::EXIT_FAILURE
        };
        loop {
            debug::exit(status);
        }
    }
}
