//! Runs a case, and returns all that was seen of it.

use std::any::Any;
use std::hint::black_box;
use std::mem::{ManuallyDrop, take};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll};
use std::thread;

use crate::counting::{counted, live, live_bytes};
use crate::held::{Create, Held, Home, How, Sent};
use crate::ops::{Act, Case, Deed, Op};
use crate::probe::{Boom, Out};
use crate::recorder::{self, Event, Panics, Plan, Shared, add, recording};
use crate::shapes;
use crate::waker::WakerKind;

/// What there is to be seen.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    pub(crate) events: Vec<Event>,
    /// How many allocations were left when the threads had ended, and of how many bytes: these differ
    /// where one is freed with another layout than it was made with.
    pub(crate) leaked: (isize, isize),
}

/// Runs the operations on a thread of their own, with futures of that home.
pub(crate) fn run(case: &Case, home: Home) -> Trace {
    let (blocks, bytes) = (live(), live_bytes());
    let shared = Shared::default();
    let events = thread::scope(|scope| {
        let thread = scope.spawn(|| {
            recording(&shared, || {
                let text = String::from("borrowed");
                let mut run = Run {
                    // Only there it is known when there is a block.
                    counts: case.home == Home::Boxed,
                    home,
                    shared: &shared,
                    text: &text,
                    held: Vec::new(),
                    forgotten: Vec::new(),
                };
                for op in &case.ops {
                    run.step(*op);
                }
                run.finish();
                recorder::take()
            })
        });
        // Joined, as the scope does not wait for the destructors of thread-locals.
        thread.join().expect("no panic but those that are caught")
    });
    Trace {
        events,
        leaked: (live() - blocks, live_bytes() - bytes),
    }
}

struct Run<'e> {
    home: Home,
    counts: bool,
    shared: &'e Shared,
    text: &'e str,
    held: Vec<Option<Held<'e>>>,
    forgotten: Vec<ManuallyDrop<Held<'e>>>,
}

impl<'e> Run<'e> {
    fn step(&mut self, op: Op) {
        match op {
            Op::Create { shape, create } => {
                let create = self.at_home(create);
                let made = caught(|| shapes::create(shape, create, self.text));
                self.held.push(made);
                add(Event::Created);
            }
            Op::With(which, deed) => {
                let among = self.held.len().max(1);
                let index = usize::from(which) % among;
                if let Some(held) = self.held.get_mut(index).and_then(Option::take) {
                    self.held[index] = self.done(held, deed);
                }
            }
        }
        if self.counts {
            add(Event::Live(live()));
        }
    }

    /// Does something with a future, and returns what there is of it afterwards.
    fn done(&mut self, held: Held<'e>, deed: Deed) -> Option<Held<'e>> {
        match (deed, held) {
            (Deed::Elsewhere(act), Held::Send(future)) => elsewhere(self.shared, future, act),
            (Deed::Elsewhere(act) | Deed::Act(act), held) => acted(held, act),
            (Deed::Forget, held) => {
                self.forgotten.push(ManuallyDrop::new(held));
                None
            }
            (Deed::Boxed, Held::Send(future)) => caught(|| Held::Send(future.boxed())),
            (Deed::Boxed, Held::Local(future)) => caught(|| Held::Local(future.boxed())),
            (Deed::Localize, Held::Send(future)) => Some(future.localized()),
            (Deed::Again(how), Held::Send(future)) => {
                let create = self.at_home(Create { how, ..IDLE });
                caught(|| Held::Send(create.again(future)))
            }
            (Deed::Localize | Deed::Again(_), held @ Held::Local(_)) => Some(held),
        }
    }

    fn at_home(&self, create: Create) -> Create {
        Create {
            home: self.home,
            ..create
        }
    }

    /// Drops what is left, and then, after the last event, what was forgotten.
    fn finish(&mut self) {
        for held in take(&mut self.held).into_iter().flatten() {
            dropped(held);
        }
        if self.counts {
            add(Event::Live(live()));
        }
        for forgotten in take(&mut self.forgotten) {
            dropped(ManuallyDrop::into_inner(forgotten));
        }
    }
}

/// What only passes on another.
const IDLE: Create = Create {
    home: Home::Reference,
    how: How::Lazy,
    local: false,
    plan: Plan {
        yields: 0,
        wakes: false,
        clones_waker: false,
        owned_output: false,
        panics: Panics::Never,
    },
};

fn polled(held: &mut Held<'_>, waker: WakerKind) {
    let waker = ManuallyDrop::new(waker.waker());
    let poll = caught(|| held.poll(&mut Context::from_waker(&waker)));
    match poll {
        Some(Poll::Ready(output)) => {
            add(Event::Ready(Out::describe(&output)));
            drop(output);
        }
        Some(Poll::Pending) => add(Event::Pending),
        None => {}
    }
}

fn dropped(held: Held<'_>) {
    if caught(|| drop(held)).is_some() {
        add(Event::Gone);
    }
}

fn acted(mut held: Held<'_>, act: Act) -> Option<Held<'_>> {
    match act {
        Act::Poll(waker) => polled(&mut held, waker),
        Act::Drop => {
            dropped(held);
            return None;
        }
        Act::Move => held = *black_box(Box::new(held)),
        Act::Pin => {
            if let Held::Send(future) = &mut held {
                future.pin();
            }
        }
    }
    Some(held)
}

fn elsewhere<'e>(shared: &Shared, future: Sent<'e>, act: Act) -> Option<Held<'e>> {
    let there = move || {
        recording(shared, || match acted(Held::Send(future), act) {
            Some(Held::Send(future)) => Some(future),
            _ => None,
        })
    };
    let back = thread::scope(|scope| scope.spawn(there).join());
    back.expect("no panic but those that are caught")
        .map(Held::Send)
}

/// Counts what is allocated meanwhile, and notes a panic.
fn caught<R>(f: impl FnOnce() -> R) -> Option<R> {
    counted(|| match catch_unwind(AssertUnwindSafe(f)) {
        Ok(value) => Some(value),
        Err(panic) => {
            add(describe(&*panic));
            None
        }
    })
}

fn describe(panic: &(dyn Any + Send)) -> Event {
    if panic.is::<Boom>() {
        return Event::Boom;
    }
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    match text {
        Some(text) if text.contains("polled after completion") => Event::Refused,
        Some(text) if text.contains("resumed after panicking") => Event::Refused,
        _ => panic!("a panic that nobody planned: {text:?}"),
    }
}
