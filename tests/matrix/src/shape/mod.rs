//! The axes of the matrix, and their combinations.

pub(crate) mod argument;
pub(crate) mod output;
pub(crate) mod params;
pub(crate) mod receiver;

use argument::{ARGUMENTS, Argument, Needs};
use output::{BOUNDS, Bound, CONTENTS, FORMS, FROMS, Form, Output};
use params::{PARAMS, Params, SUPERS};
use receiver::{RECEIVERS, Receiver};

/// One trait of the matrix.
#[derive(Clone)]
pub(crate) struct Shape {
    pub(crate) receiver: &'static Receiver,
    pub(crate) argument: &'static Argument,
    pub(crate) output: Output,
    pub(crate) params: Params,
    pub(crate) supers: &'static str,
    /// Whether its futures are `Send`, or the attribute says `?Send`.
    pub(crate) send: bool,
    /// A word for each axis, in the order of [`AXES`].
    pub(crate) words: [&'static str; AXES.len()],
}

pub(crate) const AXES: [&str; 9] = [
    "receiver",
    "argument",
    "form",
    "bound",
    "content",
    "from",
    "params",
    "supertraits",
    "futures",
];

impl Shape {
    pub(crate) fn name(&self) -> String {
        let words: Vec<_> = self
            .words
            .iter()
            .map(|word| if word.is_empty() { "-" } else { word })
            .collect();
        words.join(".")
    }
}

/// One in so many of the shapes that can be written: those of an `async fn`, those without a bound, the others.
/// What takes no notice of the trait's parameter is a quarter as frequent.
const FREQUENCY: [u64; 3] = [16, 80, 250];

/// A choice of all that can be written, the same each time: `more` times as many as by default.
/// For each the supertraits and `Send` or `?Send` are chosen, too.
pub(crate) fn chosen(more: u64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for &(params_word, params) in PARAMS {
        for receiver in RECEIVERS {
            for argument in ARGUMENTS.iter().filter(|argument| argument.fits(params)) {
                for ([form, bound, content, from], output) in outputs(receiver, argument, params) {
                    let hash = hash(&[
                        params_word,
                        receiver.name,
                        argument.name,
                        form,
                        bound,
                        content,
                        from,
                    ]);
                    let one_in = one_in(argument, output, params);
                    if hash % one_in >= more {
                        continue;
                    }
                    let (supers_word, supers) = SUPERS[index(hash / one_in, SUPERS.len())];
                    let send = index(hash / one_in / 5, 2) == 0;
                    let futures = if send { "send" } else { "local" };
                    let words = [
                        receiver.name,
                        argument.name,
                        form,
                        bound,
                        content,
                        from,
                        params_word,
                        supers_word,
                        futures,
                    ];
                    shapes.push(Shape {
                        receiver,
                        argument,
                        output,
                        params,
                        supers,
                        send,
                        words,
                    });
                }
            }
        }
    }
    shapes
}

fn one_in(argument: &Argument, output: Output, params: Params) -> u64 {
    let of_output = match (output.form, output.bound) {
        (Form::Async, _) => FREQUENCY[0],
        (_, Bound::None) => FREQUENCY[1],
        _ => FREQUENCY[2],
    };
    let related = params == Params::None
        || argument.needs != Needs::Nothing
        || output.needs() != Needs::Nothing;
    if related { of_output } else { of_output * 4 }
}

fn index(hash: u64, len: usize) -> usize {
    usize::try_from(hash % len as u64).unwrap_or(0)
}

fn outputs(
    receiver: &Receiver,
    argument: &Argument,
    params: Params,
) -> Vec<([&'static str; 4], Output)> {
    let mut outputs = Vec::new();
    for &(form_word, form, send) in FORMS {
        for &(bound_word, bound) in BOUNDS {
            for &(content_word, content) in CONTENTS {
                for &(from_word, from) in FROMS {
                    let output = Output {
                        form,
                        send,
                        bound,
                        content,
                        from,
                    };
                    if output.fits(receiver, argument, params) {
                        outputs.push(([form_word, bound_word, content_word, from_word], output));
                    }
                }
            }
        }
    }
    outputs
}

/// FNV-1a, so that the same shapes are chosen everywhere.
pub(crate) fn hash(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([b'.']));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The low bits of FNV are the weaker ones.
    hash ^ (hash >> 32)
}
