//! How an argument of a random trait may borrow, and the types that this takes.

/// How an argument that borrows is spelled.
#[derive(Clone, Copy)]
pub(crate) struct Spelling {
    pub(crate) in_trait: &'static str,
    pub(crate) in_impl: &'static str,
    /// The argument, made from `bytes`.
    pub(crate) value: &'static str,
    /// The bytes again, from `from`.
    pub(crate) bytes: &'static str,
    /// Whether a lifetime is not to be seen.
    pub(crate) hidden: bool,
}

const fn spelling(
    in_trait: &'static str,
    in_impl: &'static str,
    value: &'static str,
    bytes: &'static str,
    hidden: bool,
) -> Spelling {
    Spelling {
        in_trait,
        in_impl,
        value,
        bytes,
        hidden,
    }
}

pub(crate) const SPELLINGS: &[Spelling] = &[
    spelling("&[u8]", "&[u8]", "&bytes", "from", false),
    spelling("&'a [u8]", "&'a [u8]", "&bytes", "from", false),
    spelling(
        "Iter<'_, u8>",
        "Iter<'_, u8>",
        "bytes.iter()",
        "from.as_slice()",
        false,
    ),
    spelling(
        "Iter<'a, u8>",
        "Iter<'a, u8>",
        "bytes.iter()",
        "from.as_slice()",
        false,
    ),
    spelling(
        "Invariant<'_>",
        "Invariant<'_>",
        "Invariant::new(&bytes)",
        "from.0.get()",
        false,
    ),
    spelling(
        "Invariant<'a>",
        "Invariant<'a>",
        "Invariant::new(&bytes)",
        "from.0.get()",
        false,
    ),
    spelling(
        "(u8, Option<Ctx<'_>>)",
        "(u8, Option<Ctx<'_>>)",
        "(1, Some(Ctx(&bytes)))",
        "from.1.unwrap().0",
        false,
    ),
    spelling(
        "Box<dyn Bytes + '_>",
        "Box<dyn Bytes + '_>",
        "Box::new(&bytes[..])",
        "from.bytes()",
        false,
    ),
    spelling("&dyn Bytes", "&dyn Bytes", "&view", "from.bytes()", false),
    spelling(
        "Iter<u8>",
        "Iter<'_, u8>",
        "bytes.iter()",
        "from.as_slice()",
        true,
    ),
    spelling("Ctx", "Ctx<'_>", "Ctx(&bytes)", "from.0", true),
    spelling(
        "Option<Ctx>",
        "Option<Ctx<'_>>",
        "Some(Ctx(&bytes))",
        "from.unwrap().0",
        true,
    ),
    spelling("String", "String<'_>", "String(&bytes)", "from.0", true),
    spelling("Alias", "&[u8]", "&bytes", "from", true),
    spelling("in_a_macro!()", "&[u8]", "&bytes", "from", true),
    spelling(
        "Invariant",
        "Invariant<'_>",
        "Invariant::new(&bytes)",
        "from.0.get()",
        true,
    ),
    spelling(
        "Held<dyn Bytes>",
        "Held<'_, dyn Bytes + '_>",
        "Held(&view)",
        "from.0.bytes()",
        true,
    ),
];

/// Those that name what a type of the trait or of the implementor projects to.
pub(crate) const PROJECTED: &[Spelling] = &[
    spelling("Self::Key", "&'i [u8]", "&bytes", "from", false),
    spelling(
        "(Self::Key, u8)",
        "(&'i [u8], u8)",
        "(&bytes, 1)",
        "from.0",
        false,
    ),
    spelling("K::Out", "&'i [u8]", "&bytes", "from", false),
    spelling(
        "Option<K::Out>",
        "Option<&'i [u8]>",
        "Some(&bytes)",
        "from.unwrap()",
        false,
    ),
    spelling(
        "<() as Of<'a>>::Out",
        "<() as Of<'a>>::Out",
        "&bytes",
        "from",
        false,
    ),
];

/// What the trait's `K` is: covariant, contravariant and invariant in its lifetime.
pub(crate) const PROJECTS: &[&str] = &["&'i u8", "Contra<'i>", "Cell<&'i u8>"];

/// How the implementor carries its lifetime.
pub(crate) const VARIANCES: &[&str] = &["&'i ()", "Contra<'i>", "Fixed<'i>"];

/// What a program has before its traits.
pub(crate) const PRELUDE: &str = r#"
#![allow(elided_lifetimes_in_paths, dead_code, unused)]
use erase_core::erase;
use futures_core::Stream;
use std::cell::Cell;
use std::marker::PhantomData;
use std::pin::Pin;
use std::slice::Iter;
use std::task::{Context, Poll};
use support::block_on;

#[derive(Clone, Copy)]
pub struct Ctx<'a>(&'a [u8]);
#[derive(Clone, Copy)]
pub struct String<'a>(&'a [u8]);
pub struct Held<'a, T: ?Sized + 'a>(&'a T);
pub struct Invariant<'a>(Cell<&'a [u8]>, PhantomData<Cell<&'a ()>>);
impl<'a> Invariant<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self(Cell::new(bytes), PhantomData)
    }
}
type Alias<'a> = &'a [u8];
macro_rules! in_a_macro {
    () => { &[u8] };
}
pub trait Bytes: Send + Sync {
    fn bytes(&self) -> &[u8];
}
impl Bytes for &[u8] {
    fn bytes(&self) -> &[u8] {
        self
    }
}
pub trait Of<'a> {
    type Out: Send;
}
impl<'a> Of<'a> for () {
    type Out = &'a [u8];
}
pub trait Project {
    type Out: Send;
}
impl<'i> Project for &'i u8 {
    type Out = &'i [u8];
}
pub struct Contra<'i>(fn(&'i u8));
pub struct Fixed<'i>(fn(&'i u8) -> &'i u8);
impl<'i> Project for Contra<'i> {
    type Out = &'i [u8];
}
impl<'i> Project for Cell<&'i u8> {
    type Out = &'i [u8];
}
/// A stream of one item.
struct Once<F>(Pin<Box<F>>);
impl<F: Future> Stream for Once<F> {
    type Item = F::Output;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
        self.0.as_mut().poll(cx).map(Some)
    }
}
fn first<S: Stream>(stream: S) -> S::Item {
    let mut stream = std::pin::pin!(stream);
    block_on(std::future::poll_fn(|cx| stream.as_mut().poll_next(cx))).unwrap()
}
fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}
"#;
