//! A smaller load than the program's: memory is as high after the last round as after the first.

use erase_test_load::memory::Counting;
use erase_test_load::rounds::{Round, Size, run};

#[global_allocator]
static COUNTING: Counting = Counting;

/// What the pools of all threads may keep: 1 MiB each, and one for all of them.
const KEPT: usize = 5 << 20;

fn rounds(size: Size) -> Vec<Round> {
    let mut all = Vec::new();
    run(size, |_, round| all.push(round)).expect("the runtime starts");
    all
}

#[test]
fn memory_does_not_grow_from_round_to_round() {
    let size = Size {
        objects: 1000,
        calls: 50_000,
        tasks: 100,
        rounds: 12,
        threads: 4,
    };
    let rounds = rounds(size);
    assert!(rounds.iter().all(|round| round.answered == size.calls));
    // Two types of eight need not wait.
    assert!(
        rounds
            .iter()
            .all(|round| round.in_flight == size.calls / 4 * 3)
    );
    let (first, last) = (&rounds[1].memory, &rounds[11].memory);
    // All calls were in flight at once: more than their own bytes were allocated.
    assert!(first.peak - first.live > 50_000 * 64, "{first:?}");
    assert!(last.live <= first.live + KEPT, "{first:?}, {last:?}");
    assert!(last.peak <= first.peak + KEPT, "{first:?}, {last:?}");
}
