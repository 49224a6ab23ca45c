//! What may be done with a future, and sequences of it.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::held::{Home, How};
use crate::recorder::{Panics, Plan};
use crate::shapes;
use crate::waker::WakerKind;

/// One step of a run. A number picks one of the futures that exist.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Op {
    Create {
        shape: u8,
        how: How,
        local: bool,
        plan: Plan,
    },
    /// To another address, and back.
    Move(u8),
    Pin(u8),
    Poll(u8, WakerKind),
    Drop(u8),
    /// As `mem::forget`; but the memory is kept, so that it can be freed after all has been checked.
    Forget(u8),
    Boxed(u8),
    Again(u8, How),
    Localize(u8),
    /// On another thread, if it is `Send`; else here.
    Elsewhere(u8, Act),
}

/// What another thread does with a future.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Act {
    Poll(WakerKind),
    Drop,
    GiveBack,
}

/// What is run: operations, and where the futures live.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) home: Home,
    pub(crate) ops: Vec<Op>,
}

/// Cases of at most so many operations.
pub(crate) fn cases(most: usize) -> impl Strategy<Value = Case> {
    const HOMES: &[Home] = &[Home::Pooled, Home::Boxed, Home::Tiny, Home::Wide];
    (prop::sample::select(HOMES), vec(op(), 1..=most)).prop_map(|(home, ops)| Case { home, ops })
}

fn op() -> impl Strategy<Value = Op> {
    let which = any::<u8>;
    prop_oneof![
        6 => (0..shapes::COUNT, how(), any::<bool>(), plan())
            .prop_map(|(shape, how, local, plan)| Op::Create { shape, how, local, plan }),
        2 => which().prop_map(Op::Move),
        1 => which().prop_map(Op::Pin),
        10 => (which(), waker()).prop_map(|(which, waker)| Op::Poll(which, waker)),
        3 => which().prop_map(Op::Drop),
        1 => which().prop_map(Op::Forget),
        1 => which().prop_map(Op::Boxed),
        2 => (which(), how()).prop_map(|(which, how)| Op::Again(which, how)),
        1 => which().prop_map(Op::Localize),
        2 => (which(), act()).prop_map(|(which, act)| Op::Elsewhere(which, act)),
    ]
}

fn how() -> impl Strategy<Value = How> {
    prop_oneof![2 => Just(How::Lazy), 1 => Just(How::Eager), 1 => Just(How::Moved)]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => waker().prop_map(Act::Poll),
        2 => Just(Act::Drop),
        1 => Just(Act::GiveBack),
    ]
}

fn waker() -> impl Strategy<Value = WakerKind> {
    prop_oneof![
        12 => Just(WakerKind::Quiet),
        1 => Just(WakerKind::PanicsWhenCloned),
        1 => Just(WakerKind::PanicsWhenWoken),
        1 => Just(WakerKind::PanicsWhenDropped),
    ]
}

fn plan() -> impl Strategy<Value = Plan> {
    let panics = prop_oneof![
        6 => Just(Panics::Never),
        1 => Just(Panics::Building),
        1 => (0_u8..3).prop_map(Panics::Polling),
        1 => Just(Panics::Dropping),
    ];
    (0_u8..4, any::<[bool; 3]>(), panics).prop_map(
        |(yields, [wakes, clones_waker, owned_output], panics)| Plan {
            yields,
            wakes,
            clones_waker,
            owned_output,
            panics,
        },
    )
}
