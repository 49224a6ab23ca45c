//! The trait and the impl.

use super::body;
use crate::shape::Shape;
use crate::shape::argument::Argument;
use crate::shape::output::{Bound, Content, Form, From};
use crate::shape::params::Params;
use crate::shape::receiver::Lends;

pub(super) fn item(shape: &Shape, erased: bool) -> String {
    let attribute = match (erased, shape.send) {
        (false, _) => "",
        (true, true) => "#[erase]\n",
        (true, false) => "#[erase(?Send)]\n",
    };
    let bounds = if shape.send && !shape.params.free() {
        ": Send + Sync"
    } else {
        ""
    };
    let (generics, key) = match shape.params {
        Params::None => (String::new(), String::new()),
        Params::Key { .. } => (String::new(), format!("    type Key{bounds};\n")),
        Params::Type { .. } => (format!("<T{bounds}>"), String::new()),
        Params::Const => (String::new(), "    const SIZE: usize;\n".to_owned()),
        Params::Generic => (
            String::new(),
            "    type Lent<'x> where Self: 'x;\n".to_owned(),
        ),
        Params::Lifetime | Params::HigherRanked => ("<'t>".to_owned(), String::new()),
    };
    let supers = if shape.supers.is_empty() {
        String::new()
    } else {
        format!(": {}", shape.supers)
    };
    let required = signature(shape, false);
    let provided = signature(shape, true);
    let header = impl_header(shape);
    let provided_item = match shape.params {
        Params::Key { .. } => format!("    type Key = {};\n", concrete(shape)),
        Params::Const => "    const SIZE: usize = 1;\n".to_owned(),
        Params::Generic => "    type Lent<'x> = &'x str where Self: 'x;\n".to_owned(),
        _ => String::new(),
    };
    let body = body::body(shape);
    format!(
        "{attribute}pub trait Shape{generics}{supers} {{\n{key}    {required};\n}}\n{header} {{\n{provided_item}    {provided} {{\n{body}    }}\n}}\n"
    )
}

fn is_static(shape: &Shape) -> bool {
    shape.supers.contains("'static")
}

fn impl_header(shape: &Shape) -> String {
    let holder = if is_static(shape) {
        "Holder<'static>"
    } else {
        "Holder<'h>"
    };
    let generics = if is_static(shape) { "" } else { "<'h>" };
    match shape.params {
        Params::None | Params::Key { .. } | Params::Const | Params::Generic => {
            format!("impl{generics} Shape for {holder}")
        }
        Params::Type { .. } => format!("impl{generics} Shape<{}> for {holder}", concrete(shape)),
        Params::Lifetime if is_static(shape) => "impl<'t> Shape<'t> for Holder<'static>".to_owned(),
        Params::Lifetime => "impl<'t> Shape<'t> for Holder<'t>".to_owned(),
        Params::HigherRanked if is_static(shape) => {
            "impl<'t> Shape<'t> for Holder<'static>".to_owned()
        }
        Params::HigherRanked => "impl<'t, 'h> Shape<'t> for Holder<'h>".to_owned(),
    }
}

/// The implementor's key, or its `T`.
fn concrete(shape: &Shape) -> &'static str {
    match (shape.params.borrows(), is_static(shape)) {
        (false, _) => "String",
        (true, false) => "&'h str",
        (true, true) => "&'static str",
    }
}

fn signature(shape: &Shape, in_impl: bool) -> String {
    let generics = method_generics(shape);
    let generics = if generics.is_empty() {
        String::new()
    } else {
        format!("<{}>", generics.join(", "))
    };
    let arguments = [shape.receiver.text, shape.argument.text]
        .into_iter()
        .filter(|text| !text.is_empty());
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let content = content(shape);
    let (keyword, output) = match shape.output.form {
        Form::Async => ("async ", content),
        Form::Future => (
            "",
            format!("impl Future<Output = {content}>{}", bounds(shape, in_impl)),
        ),
        Form::Stream => (
            "",
            format!("impl Stream<Item = {content}>{}", bounds(shape, in_impl)),
        ),
        Form::Iterator => (
            "",
            format!("impl Iterator<Item = {content}>{}", bounds(shape, in_impl)),
        ),
    };
    let t = if in_impl { concrete(shape) } else { "T" };
    format!("{keyword}fn call{generics}({arguments}) -> {output}").replace("@T", t)
}

fn method_generics(shape: &Shape) -> Vec<String> {
    let only_output = shape.output.from == From::OnlyOutput;
    let mut generics = Vec::new();
    if shape.receiver.lends == Lends::Named {
        generics.push(if only_output { "'s: 'o" } else { "'s" }.to_owned());
    }
    for generic in shape.argument.generics {
        generics.push(if only_output && *generic == "'a" {
            "'a: 'o".to_owned()
        } else {
            (*generic).to_owned()
        });
    }
    if matches!(shape.output.from, From::OnlyOutput | From::Free) {
        generics.push("'o".to_owned());
    }
    generics
}

fn lifetimes(shape: &Shape) -> Vec<String> {
    let name = |generic: &String| generic.split(':').next().unwrap_or_default().to_owned();
    method_generics(shape)
        .iter()
        .map(name)
        .filter(|name| name.starts_with('\''))
        .collect()
}

fn content(shape: &Shape) -> String {
    let lifetime = lifetime(shape);
    let reference = if lifetime == "'_" {
        "&".to_owned()
    } else {
        format!("&{lifetime} ")
    };
    match shape.output.content {
        Content::Number => "usize".to_owned(),
        Content::Itself => "Self".to_owned(),
        Content::Text => format!("{reference}str"),
        Content::Cow => format!("Cow<{lifetime}, str>"),
        Content::Ctx => format!("Ctx<{lifetime}>"),
        Content::CtxHidden => "Ctx".to_owned(),
        Content::List => format!("Vec<{reference}str>"),
        Content::Key => "Self::Key".to_owned(),
        Content::KeyRef => format!("{reference}Self::Key"),
        Content::Type => "@T".to_owned(),
        Content::TypeRef => format!("{reference}@T"),
    }
}

fn lifetime(shape: &Shape) -> &'static str {
    match shape.output.from {
        From::Receiver if shape.receiver.lends == Lends::Named => "'s",
        From::Argument if Argument::names(shape.argument, "'a") => "'a",
        From::Nothing | From::Receiver | From::Argument => "'_",
        From::Trait => "'t",
        From::OnlyOutput | From::Free => "'o",
        From::Static => "'static",
    }
}

fn bounds(shape: &Shape, in_impl: bool) -> String {
    let send = if shape.output.send { " + Send" } else { "" };
    let captured = match shape.output.bound {
        Bound::None => return send.to_owned(),
        Bound::Lifetime(lifetime) => return format!("{send} + {lifetime}"),
        Bound::UseAll if shape.receiver.lends == Lends::Elided => {
            [vec!["'_".to_owned()], lifetimes(shape)].concat()
        }
        Bound::UseAll => lifetimes(shape),
        Bound::UseArgument => vec!["'a".to_owned()],
        Bound::UseTypes => Vec::new(),
    };
    let captured: Vec<_> = captured.into_iter().chain(scope(shape, in_impl)).collect();
    format!("{send} + use<{}>", captured.join(", "))
}

/// What every `use<..>` has to name.
fn scope(shape: &Shape, in_impl: bool) -> Vec<String> {
    let of_impl = !is_static(shape) && shape.params != Params::Lifetime;
    let mut scope = Vec::new();
    if shape.params.has_lifetime() {
        scope.push("'t");
    }
    if in_impl && of_impl {
        scope.push("'h");
    }
    if !in_impl && shape.params.has_type() {
        scope.push("T");
    }
    if !in_impl {
        scope.push("Self");
    }
    scope.into_iter().map(str::to_owned).collect()
}
