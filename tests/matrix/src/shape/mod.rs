//! The axes of the matrix, and their combinations.

pub(crate) mod argument;
pub(crate) mod beyond;
pub(crate) mod output;
pub(crate) mod params;
pub(crate) mod receiver;

use argument::{ARGUMENTS, Argument, Needs};
use output::{BOUNDS, Bound, CONTENTS, Content, FORMS, FROMS, Form, From, Output};
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

    /// The shape of a name.
    pub(crate) fn named(name: &str) -> Option<Shape> {
        let words: Vec<_> = name
            .split('.')
            .map(|word| if word == "-" { "" } else { word })
            .collect();
        let [
            receiver,
            argument,
            form,
            bound,
            content,
            from,
            params,
            supers,
            futures,
        ] = words[..]
        else {
            return None;
        };
        let receiver = RECEIVERS.iter().find(|row| row.name == receiver)?;
        let argument = ARGUMENTS.iter().find(|row| row.name == argument)?;
        let &(form_word, form, send) = FORMS.iter().find(|row| row.0 == form)?;
        let &(bound_word, bound) = BOUNDS.iter().find(|row| row.0 == bound)?;
        let &(content_word, content) = CONTENTS.iter().find(|row| row.0 == content)?;
        let &(from_word, from) = FROMS.iter().find(|row| row.0 == from)?;
        let &(params_word, params) = PARAMS.iter().find(|row| row.0 == params)?;
        let &(supers_word, supers) = SUPERS.iter().find(|row| row.0 == supers)?;
        let futures = *["send", "local"].iter().find(|word| **word == futures)?;
        let output = Output {
            form,
            send,
            bound,
            content,
            from,
        };
        let words = [
            receiver.name,
            argument.name,
            form_word,
            bound_word,
            content_word,
            from_word,
            params_word,
            supers_word,
            futures,
        ];
        Some(Shape {
            receiver,
            argument,
            output,
            params,
            supers,
            send: futures == "send",
            words,
        })
    }
}

/// One in so many of the shapes that can be written: those of an `async fn`, those without a bound, the others.
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
                    let one_in = one_in(receiver, argument, output, params);
                    if hash % one_in >= more {
                        continue;
                    }
                    let (supers_word, supers) = supers(hash / one_in, output);
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

fn one_in(receiver: &Receiver, argument: &Argument, output: Output, params: Params) -> u64 {
    let of_output = match (output.form, output.bound) {
        (Form::Async, _) => FREQUENCY[0],
        (_, Bound::None) => FREQUENCY[1],
        _ => FREQUENCY[2],
    };
    // What takes no notice of the trait's parameter is a quarter as frequent, and so is an output
    // that borrows from nothing and has a lifetime all the same.
    let related = params == Params::None
        || argument.needs != Needs::Nothing
        || output.needs() != Needs::Nothing;
    let by_relation = if related { 1 } else { 4 };
    let by_source = if matches!(output.from, From::Free | From::Static) {
        4
    } else {
        1
    };
    of_output * by_relation * by_source * beyond::rarity(receiver, argument, output, params)
}

fn supers(hash: u64, output: Output) -> (&'static str, &'static str) {
    // The last one is `Sized`, which an output of `Self` needs.
    let of_dyn = SUPERS.len() - 1;
    let chosen = if output.content == Content::Itself || hash % 100 == 99 {
        of_dyn
    } else {
        index(hash, of_dyn)
    };
    SUPERS[chosen]
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
