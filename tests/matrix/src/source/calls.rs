//! The calls: on the type, on `dyn` values behind pointers.

use super::body;
use crate::shape::Shape;
use crate::shape::output::Form;
use crate::shape::params::Params;

/// What outlives what at a call.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// Everything is in one block.
    Inside,
    /// The output outlives the implementor,
    OutputOutlivesValue,
    /// and what that borrows.
    OutputOutlivesWord,
    /// The future or the iterator outlives the implementor,
    CallOutlivesValue,
    /// and what that borrows.
    CallOutlivesWord,
}

impl Level {
    pub(crate) fn all(shape: &Shape) -> impl Iterator<Item = Level> + use<> {
        let words = !shape.supers.contains("'static");
        [
            Level::Inside,
            Level::OutputOutlivesValue,
            Level::OutputOutlivesWord,
            Level::CallOutlivesValue,
            Level::CallOutlivesWord,
        ]
        .into_iter()
        .filter(move |level| words || !level.is_of_the_word())
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Level::Inside => "inside",
            Level::OutputOutlivesValue => "output_outlives_value",
            Level::OutputOutlivesWord => "output_outlives_word",
            Level::CallOutlivesValue => "call_outlives_value",
            Level::CallOutlivesWord => "call_outlives_word",
        }
    }

    fn is_of_the_word(self) -> bool {
        matches!(self, Level::OutputOutlivesWord | Level::CallOutlivesWord)
    }

    fn is_of_the_call(self) -> bool {
        matches!(self, Level::CallOutlivesValue | Level::CallOutlivesWord)
    }

    /// Whether what compiles at this level compiles at the other.
    fn implies(self, other: Level) -> bool {
        match self {
            Level::Inside => other == Level::Inside,
            Level::OutputOutlivesValue => {
                matches!(other, Level::Inside | Level::OutputOutlivesValue)
            }
            Level::OutputOutlivesWord => !other.is_of_the_call(),
            Level::CallOutlivesValue => !other.is_of_the_word(),
            Level::CallOutlivesWord => true,
        }
    }

    /// Those that no other of them implies.
    pub(crate) fn strongest(levels: &[Level]) -> Vec<Level> {
        let implied = |level: &Level| {
            levels
                .iter()
                .any(|other| other != level && other.implies(*level))
        };
        levels
            .iter()
            .filter(|level| !implied(level))
            .copied()
            .collect()
    }
}

pub(super) fn on_the_type(shape: &Shape, level: Level) -> String {
    let make = if shape.receiver.name == "value" {
        "held"
    } else {
        shape.receiver.make
    };
    call(shape, level, "type", &format!("let mut v = {make};"), "v")
}

pub(super) fn on_dyn(shape: &Shape, level: Level) -> String {
    let pointer = pointer(shape, &format!("({} + '_)", object(shape, "'_")));
    call(
        shape,
        level,
        "dyn",
        &format!("let mut v: {pointer} = {};", shape.receiver.make),
        "v",
    )
}

pub(super) fn on_dyn_with_auto_traits(shape: &Shape, level: Level) -> Option<String> {
    let pointer = pointer(
        shape,
        &format!("({} + Send + Sync + '_)", object(shape, "'_")),
    );
    let make = format!("let mut v: {pointer} = {};", shape.receiver.make);
    (!shape.supers.contains("Send + Sync")).then(|| call(shape, level, "dyn_auto", &make, "v"))
}

pub(super) fn on_a_box(shape: &Shape, level: Level) -> Option<String> {
    let (boxed, receiver) = shape.receiver.boxed?;
    let object = format!("Box<{} + '_>", object(shape, "'_"));
    let pointer = if boxed == "Box::pin" {
        format!("Pin<{object}>")
    } else {
        object
    };
    Some(call(
        shape,
        level,
        "box",
        &format!("let mut v: {pointer} = {boxed}(held);"),
        receiver,
    ))
}

pub(super) fn on_dyn_for_a_lifetime(shape: &Shape) -> String {
    // A `dyn Shape<'k>` of a `'static` trait is called for a `'static` one only, also without a macro.
    let parameter = if shape.supers.contains("'static") {
        "'static"
    } else {
        "'k"
    };
    let object = object(shape, parameter);
    let pointer = pointer(shape, &format!("({object} + 'd)"));
    let generics = if object.contains("'k") {
        "<'d, 'k>"
    } else {
        "<'d>"
    };
    let setup = setup(shape);
    let call = invoke(shape, "v");
    let finished = finish(shape, &call);
    let expected = body::expected(shape);
    let word = word(shape);
    let make = shape.receiver.make;
    format!(
        "fn dyn_named() {{\n    {word}\n    let mut held = holder(&word);\n    named({make});\n}}\n\
         fn named{generics}(mut v: {pointer}) {{\n    {setup}\n    let out = {finished};\n    assert_eq!(out.show(), \"{expected}\");\n}}\n"
    )
}

/// The `dyn` type, named and no more.
pub(super) fn dyn_type(shape: &Shape) -> String {
    format!(
        "fn dyn_type() {{\n    let none: Option<&({} + '_)> = None;\n}}\n",
        object(shape, "'_")
    )
}

fn call(shape: &Shape, level: Level, on: &str, make: &str, receiver: &str) -> String {
    let name = format!("{on}_{}", level.name());
    let name = if on == "type" {
        format!("on_{name}")
    } else {
        name
    };
    let expected = body::expected(shape);
    let setup = setup(shape);
    let word = word(shape);
    let (outer, inner) = if level.is_of_the_word() {
        ("", word)
    } else {
        (word, "")
    };
    let call = invoke(shape, receiver);
    let held = "let mut held = holder(&word);";
    let lines = match level {
        Level::Inside => format!(
            "    {outer}\n    {held}\n    {make}\n    let out = {};\n",
            finish(shape, &call)
        ),
        Level::OutputOutlivesValue | Level::OutputOutlivesWord => {
            format!(
                "    {outer}\n    let out = {{\n        {inner}\n        {held}\n        {make}\n        {}\n    }};\n",
                finish(shape, &call)
            )
        }
        Level::CallOutlivesValue | Level::CallOutlivesWord => {
            let finished = finish(shape, "call");
            format!(
                "    {outer}\n    let mut call = {{\n        {inner}\n        {held}\n        {make}\n        {call}\n    }};\n    let out = {finished};\n"
            )
        }
    };
    format!("fn {name}() {{\n    {setup}\n{lines}    assert_eq!(out.show(), \"{expected}\");\n}}\n")
}

fn setup(shape: &Shape) -> String {
    let key = if shape.params.borrows() {
        "\"text\""
    } else {
        "String::from(\"text\")"
    };
    shape.argument.setup.replace("@key", key)
}

fn word(shape: &Shape) -> &'static str {
    if shape.supers.contains("'static") {
        "let word = \"word\";"
    } else {
        "let word = String::from(\"word\");"
    }
}

fn invoke(shape: &Shape, receiver: &str) -> String {
    if shape.receiver.text.is_empty() {
        return format!("Holder::call({})", shape.argument.pass);
    }
    format!("{receiver}.call({})", shape.argument.pass)
}

fn finish(shape: &Shape, call: &str) -> String {
    // An `-> impl Future` is what it says; natively too it is `Send` unsaid on a concrete type alone.
    let send = match shape.output.form {
        Form::Async => shape.send,
        Form::Future | Form::Iterator | Form::Stream => shape.output.send,
    };
    let call = if send {
        format!("is_send({call})")
    } else {
        call.to_owned()
    };
    match shape.output.form {
        Form::Async | Form::Future => format!("block_on({call})"),
        Form::Iterator => format!("{call}.next().unwrap()"),
        Form::Stream => format!("first({call})"),
    }
}

/// The type of the `dyn` value, without bounds.
fn object(shape: &Shape, lifetime: &str) -> String {
    let borrowed = format!("&{lifetime} str");
    let concrete = if shape.params.borrows() {
        borrowed.as_str()
    } else {
        "String"
    };
    match shape.params {
        Params::None | Params::Const | Params::Generic => "dyn Shape".to_owned(),
        Params::Key { .. } => format!("dyn Shape<Key = {concrete}>"),
        Params::Type { .. } => format!("dyn Shape<{concrete}>"),
        Params::Lifetime => format!("dyn Shape<{lifetime}>"),
        Params::HigherRanked => "dyn for<'t> Shape<'t>".to_owned(),
    }
}

fn pointer(shape: &Shape, object: &str) -> String {
    shape.receiver.pointer.replace('@', object)
}
