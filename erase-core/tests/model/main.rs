//! Random sequences of all that can be done with erased futures, against `Pin<Box<dyn Future>>`.
//!
//! Each case runs twice, on threads of its own, once with erased futures and once with boxes. What
//! the futures, their arguments, outputs and wakers tell must be the same to the last event, nothing
//! may be left when the threads have ended, and where each future has an allocation of its own the
//! number of these is compared after every step.
//!
//! `ERASE_MODEL_CASES` says how many cases, `ERASE_MODEL_OPS` how long they are at most, and
//! `ERASE_MODEL_SEED`, a number, where to begin; a failure prints it.
#![cfg(feature = "alloc")]

#[path = "../common/counting.rs"]
mod counting;
mod held;
#[path = "../common/lazy.rs"]
mod lazy;
mod ops;
mod probe;
mod recorder;
mod reference;
mod run;
mod shapes;
mod waker;

use std::cell::RefCell;
use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::mem::{Discriminant, discriminant};
use std::sync::Once;

use proptest::prop_assert_eq;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use crate::held::Home;
use crate::ops::Case;
use crate::recorder::{Event, Output};
use crate::run::run;

/// A number from the environment.
fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {text}")),
    )
}

/// Panics that are part of a run are not worth a message.
fn silence_planned_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !recorder::is_recording() {
                report(panic);
            }
        }));
    });
}

/// What all cases together have come to.
#[derive(Debug, Default)]
struct Tally {
    cases: usize,
    operations: usize,
    events: usize,
    kinds: HashSet<Discriminant<Event>>,
}

impl Tally {
    fn add(&mut self, case: &Case, events: &[Event]) {
        self.cases += 1;
        self.operations += case.ops.len();
        self.events += events.len();
        self.kinds.extend(events.iter().map(discriminant));
    }

    /// Whether there was one of everything that can be observed.
    fn is_complete(&self) -> bool {
        let all = [
            Event::Built(0),
            Event::Polled(0, 0),
            Event::Dropped(0),
            Event::OutputDropped(0),
            Event::WakerCloned,
            Event::WakerDropped,
            Event::Woken,
            Event::Created,
            Event::Pending,
            Event::Ready(Output::Nothing),
            Event::Gone,
            Event::Boom,
            Event::Refused,
            Event::Live(0),
        ];
        all.iter()
            .all(|event| self.kinds.contains(&discriminant(event)))
    }
}

fn compare(case: &Case, tally: &RefCell<Tally>) -> Result<(), TestCaseError> {
    let erased = run(case, case.home);
    let reference = run(case, Home::Reference);
    let corrupt = |event: &&Event| matches!(event, Event::Corrupt(_));
    let corrupted = erased.events.iter().find(corrupt);
    prop_assert_eq!(corrupted, None, "a value is not what, or not where, it was");
    prop_assert_eq!(&erased.events, &reference.events, "erased, and boxed");
    prop_assert_eq!(erased.leaked, (0, 0), "allocations are left");
    prop_assert_eq!(reference.leaked, (0, 0), "the reference itself leaks");
    tally.borrow_mut().add(case, &erased.events);
    Ok(())
}

#[test]
fn erased_futures_do_what_boxes_do() {
    silence_planned_panics();
    let (cases, ops) = if cfg!(miri) { (24, 12) } else { (4000, 40) };
    let cases = number("ERASE_MODEL_CASES").unwrap_or(cases);
    let ops = number("ERASE_MODEL_OPS").unwrap_or(ops);
    let seed = number("ERASE_MODEL_SEED").unwrap_or_else(|| RandomState::new().hash_one(0));
    let config = Config {
        cases: u32::try_from(cases).expect("a number of cases"),
        failure_persistence: None,
        ..Config::default()
    };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let strategy = ops::cases(usize::try_from(ops).expect("a number of operations"));
    let mut runner = TestRunner::new_with_rng(config, rng);
    let tally = RefCell::new(Tally::default());
    if let Err(error) = runner.run(&strategy, |case| compare(&case, &tally)) {
        panic!("ERASE_MODEL_SEED={seed}: {error}");
    }
    let tally = tally.into_inner();
    println!(
        "{} cases, {} operations, {} events, all as with boxes",
        tally.cases, tally.operations, tally.events
    );
    assert!(
        cases < 500 || tally.is_complete(),
        "not all was seen: {tally:?}"
    );
}
