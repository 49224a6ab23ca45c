//! Traits of the supported shapes, each with an implementor and calls: text that has to compile.

use std::fmt::Write as _;

use super::choices::Choices;
use super::method::{Method, Scope};

/// A trait and what goes with it, to be put into a module of its own.
pub(crate) struct Case {
    /// Without the attribute.
    pub(crate) item: String,
    /// What stands in the attribute.
    pub(crate) args: String,
    /// The implementor, and functions that call each method.
    rest: String,
}

impl Case {
    pub(crate) fn module(&self, name: &str) -> String {
        let Case { item, args, rest } = self;
        let attribute = match args.as_str() {
            "" => "#[erase]".to_owned(),
            args => format!("#[erase({args})]"),
        };
        format!("mod {name} {{\n    use super::*;\n{attribute}\n{item}\n{rest}}}\n")
    }
}

pub(crate) fn case(choices: &Choices) -> Case {
    let scope = scope(choices);
    let methods: Vec<Method> = (0..choices.below(5))
        .map(|n| Method::new(&scope, &format!("m{n}"), choices))
        .collect();
    let args = args(&scope, &methods, choices);
    Case {
        item: item(&scope, &methods, choices),
        args,
        rest: rest(&scope, &methods),
    }
}

fn scope(choices: &Choices) -> Scope {
    let (local, lifetime) = (choices.one_in(4), choices.one_in(5));
    let everlasting = !lifetime && choices.one_in(5);
    Scope {
        local,
        twin: !local && choices.one_in(8),
        send: choices.one_in(2),
        sync: choices.one_in(2),
        everlasting,
        lifetime,
        ty: choices.one_in(4),
        constant: choices.one_in(6),
        item: choices.one_in(4),
        error: choices.one_in(5),
    }
}

fn args(scope: &Scope, methods: &[Method], choices: &Choices) -> String {
    let mut args = Vec::new();
    if scope.local {
        args.push("?Send");
    }
    match choices.below(5) {
        1 => args.push("boxed"),
        2 => args.push("inline = 64"),
        _ => {}
    }
    match choices.below(6) {
        1 => args.push("forward()"),
        2 if methods.iter().all(Method::is_borrowing) => args.push("forward(Box)"),
        3 if !scope.everlasting && methods.iter().all(Method::is_shared) => {
            args.push("forward(&, Arc)")
        }
        _ => {}
    }
    if scope.twin {
        args.push("local = LocalTrait");
    }
    args.join(", ")
}

fn item(scope: &Scope, methods: &[Method], choices: &Choices) -> String {
    let vis = choices.of(&["", "pub ", "pub(crate) "]);
    let mut supertraits = Vec::new();
    supertraits.extend(scope.send.then_some("Send"));
    supertraits.extend(scope.sync.then_some("Sync"));
    supertraits.extend(choices.one_in(4).then_some("Debug"));
    supertraits.extend(scope.everlasting.then_some("'static"));
    let colon = if supertraits.is_empty() { "" } else { ": " };
    let mut text = format!(
        "{vis}trait Trait{}{colon}{} {{\n",
        scope.parameters(),
        supertraits.join(" + ")
    );
    if scope.item {
        text += "    type Item: Debug + Send + Sync;\n";
    }
    if scope.error {
        text += "    type Error: Debug + Send;\n";
    }
    for method in methods {
        writeln!(text, "    {}", method.declaration()).expect("a string takes all");
    }
    text + "}"
}

fn rest(scope: &Scope, methods: &[Method]) -> String {
    let (parameters, arguments) = (scope.parameters(), scope.arguments());
    let mut text = format!(
        "#[derive(Debug)]\nstruct Plain;\nimpl{parameters} Trait{arguments} for Plain {{\n"
    );
    if scope.item {
        text += "    type Item = u32;\n";
    }
    if scope.error {
        text += "    type Error = String;\n";
    }
    for method in methods {
        text += &method.implementation();
    }
    text += "}\n";
    for method in methods {
        text += &method.calls(scope);
    }
    text
}
