//! What may be done with a future, and sequences of it.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::select;

use crate::held::{Create, Home, How};
use crate::recorder::{Panics, Plan};
use crate::shapes;
use crate::waker::WakerKind;

/// One step of a run.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Op {
    /// Makes a future, at the home of the run.
    Create { shape: u8, create: Create },
    /// Does something with one of the futures that exist: the n-th, modulo their number.
    With(u8, Deed),
}

/// What may be done with a future.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Deed {
    Act(Act),
    /// On another thread, if it is `Send`; else here.
    Elsewhere(Act),
    /// As `mem::forget`; but the memory is kept, so that it can be freed after all has been checked.
    Forget,
    /// Into a box of the standard kind.
    Boxed,
    /// Erases it once more.
    Again(How),
    /// Makes a `LocalDynFuture` of it.
    Localize,
}

/// What any thread may do with a future.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Act {
    Poll(WakerKind),
    Drop,
    /// To another address, and back.
    Move,
    Pin,
}

/// What is run: operations, and where the futures live.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) home: Home,
    pub(crate) ops: Vec<Op>,
}

/// Cases of at most so many operations.
///
/// An operation is read from a number. Trees of strategies would say the same, but take Miri
/// seconds a case.
pub(crate) fn cases(most: usize) -> impl Strategy<Value = Case> {
    const HOMES: &[Home] = &[Home::Pooled, Home::Boxed, Home::Tiny, Home::Wide];
    (select(HOMES), vec(any::<u64>(), 1..=most)).prop_map(|(home, numbers)| Case {
        home,
        ops: numbers
            .into_iter()
            .map(|number| Digits(number).op())
            .collect(),
    })
}

/// A number that is taken apart.
struct Digits(u64);

impl Digits {
    /// A digit below `base`.
    fn below(&mut self, base: u8) -> u8 {
        let digit = self.0 % u64::from(base);
        self.0 /= u64::from(base);
        digit.to_le_bytes()[0]
    }

    /// One of some values; those that stand there repeatedly are picked more often.
    fn among<T: Copy, const N: usize>(&mut self, values: [T; N]) -> T {
        let index = self.below(u8::try_from(N).expect("few values"));
        values[usize::from(index)]
    }

    fn op(&mut self) -> Op {
        if self.below(4) == 0 {
            let shape = self.below(shapes::COUNT);
            let create = Create {
                home: Home::Reference,
                how: self.how(),
                local: self.below(3) == 2,
                plan: self.plan(),
            };
            return Op::Create { shape, create };
        }
        Op::With(self.below(u8::MAX), self.deed())
    }

    fn deed(&mut self) -> Deed {
        match self.below(24) {
            0..=15 => Deed::Act(self.act()),
            16..=18 => Deed::Elsewhere(self.act()),
            19 => Deed::Forget,
            20 => Deed::Boxed,
            21 => Deed::Localize,
            _ => Deed::Again(self.how()),
        }
    }

    fn how(&mut self) -> How {
        self.among([How::Lazy, How::Lazy, How::Eager, How::Moved])
    }

    fn act(&mut self) -> Act {
        match self.below(10) {
            0..=5 => Act::Poll(self.waker()),
            6 | 7 => Act::Drop,
            8 => Act::Move,
            _ => Act::Pin,
        }
    }

    fn waker(&mut self) -> WakerKind {
        match self.below(16) {
            13 => WakerKind::PanicsWhenCloned,
            14 => WakerKind::PanicsWhenWoken,
            15 => WakerKind::PanicsWhenDropped,
            _ => WakerKind::Quiet,
        }
    }

    fn plan(&mut self) -> Plan {
        Plan {
            yields: self.below(4),
            wakes: self.below(2) == 1,
            clones_waker: self.below(2) == 1,
            owned_output: self.below(2) == 1,
            panics: match self.below(10) {
                6 | 7 => Panics::Polling(self.below(3)),
                8 => Panics::Building,
                9 => Panics::Dropping,
                _ => Panics::Never,
            },
        }
    }
}
