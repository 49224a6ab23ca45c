//! Runs a case, and returns all that was seen of it.

use std::any::Any;
use std::mem::{ManuallyDrop, take};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll};
use std::thread;

use crate::counting::{counted, live};
use crate::held::{Create, Held, Home, Sent};
use crate::ops::{Act, Case, Op};
use crate::probe::{Boom, Out};
use crate::recorder::{self, Event, Panics, Plan, Shared, add, recording};
use crate::shapes;
use crate::waker::WakerKind;

/// What there is to be seen.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    pub(crate) events: Vec<Event>,
    /// How many allocations were left when the threads had ended.
    pub(crate) leaked: isize,
}

/// Runs the operations on a thread of their own, with futures of that home.
pub(crate) fn run(case: &Case, home: Home) -> Trace {
    let before = live();
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
        leaked: live() - before,
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
            Op::Create {
                shape,
                how,
                local,
                plan,
            } => {
                let create = Create {
                    home: self.home,
                    how,
                    local,
                    plan,
                };
                let made = caught(|| shapes::create(shape, create, self.text));
                self.held.push(made);
                add(Event::Created);
            }
            Op::Poll(which, waker) => self.on(which, |mut held| {
                polled(&mut held, waker);
                Some(held)
            }),
            Op::Drop(which) => self.on(which, |held| {
                dropped(held);
                None
            }),
            Op::Move(which) => self.on(which, |held| Some(*std::hint::black_box(Box::new(held)))),
            Op::Forget(which) => {
                if let Some(held) = self.slot(which).and_then(Option::take) {
                    self.forgotten.push(ManuallyDrop::new(held));
                }
            }
            Op::Pin(which) => self.on(which, |mut held| {
                if let Held::Send(future) = &mut held {
                    future.pin();
                }
                Some(held)
            }),
            Op::Boxed(which) => self.on(which, |held| {
                caught(|| match held {
                    Held::Send(future) => Held::Send(future.boxed()),
                    Held::Local(future) => Held::Local(future.boxed()),
                })
            }),
            Op::Localize(which) => self.on(which, |held| match held {
                Held::Send(future) => Some(future.localized()),
                local => Some(local),
            }),
            Op::Again(which, how) => {
                let create = Create {
                    home: self.home,
                    how,
                    local: false,
                    plan: IDLE,
                };
                self.on(which, |held| match held {
                    Held::Send(future) => caught(|| Held::Send(create.again(future))),
                    local => Some(local),
                });
            }
            Op::Elsewhere(which, act) => {
                let shared = self.shared;
                self.on(which, |held| match held {
                    Held::Send(future) => elsewhere(shared, future, act),
                    local => acted(local, act),
                });
            }
        }
        if self.counts {
            add(Event::Live(live()));
        }
    }

    /// Does something with a future that exists, and keeps what comes back.
    fn on(&mut self, which: u8, f: impl FnOnce(Held<'e>) -> Option<Held<'e>>) {
        let Some(slot) = self.slot(which) else { return };
        let back = slot.take().and_then(f);
        *slot = back;
    }

    fn slot(&mut self, which: u8) -> Option<&mut Option<Held<'e>>> {
        let among = self.held.len().max(1);
        self.held.get_mut(usize::from(which) % among)
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

/// The plan of what only passes on another.
const IDLE: Plan = Plan {
    yields: 0,
    wakes: false,
    clones_waker: false,
    owned_output: false,
    panics: Panics::Never,
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

fn acted<'e>(mut held: Held<'e>, act: Act) -> Option<Held<'e>> {
    match act {
        Act::Poll(waker) => polled(&mut held, waker),
        Act::Drop => {
            dropped(held);
            return None;
        }
        Act::GiveBack => {}
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
