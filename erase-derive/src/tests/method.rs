//! Methods of the supported shapes: how one is declared, implemented and called.

use super::choices::Choices;

/// What of the trait its methods can name.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each stands for a part of the trait's head"
)]
pub(crate) struct Scope {
    /// `?Send`.
    pub(crate) local: bool,
    /// `local = ..`.
    pub(crate) twin: bool,
    pub(crate) send: bool,
    pub(crate) sync: bool,
    /// `'static` is a supertrait.
    pub(crate) everlasting: bool,
    pub(crate) lifetime: bool,
    pub(crate) ty: bool,
    pub(crate) constant: bool,
    pub(crate) item: bool,
    pub(crate) error: bool,
}

impl Scope {
    pub(crate) fn parameters(&self) -> String {
        self.list("'t", "T: Clone + Debug + Send + Sync", "const N: usize")
    }

    pub(crate) fn arguments(&self) -> String {
        self.list("'t", "T", "N")
    }

    /// The trait with concrete arguments, as the calls name it.
    fn path(&self) -> String {
        let arguments = self.list("'static", "u8", "2");
        let mut all: Vec<&str> = arguments.trim_matches(['<', '>']).split(", ").collect();
        all.retain(|argument| !argument.is_empty());
        all.extend(self.item.then_some("Item = u32"));
        all.extend(self.error.then_some("Error = String"));
        format!("Trait<{}>", all.join(", "))
    }

    fn list(&self, lifetime: &str, ty: &str, constant: &str) -> String {
        let mut all = Vec::new();
        all.extend(self.lifetime.then_some(lifetime));
        all.extend(self.ty.then_some(ty));
        all.extend(self.constant.then_some(constant));
        match all.as_slice() {
            [] => String::new(),
            all => format!("<{}>", all.join(", ")),
        }
    }
}

/// How the receiver is written, and how it is had: from a pointer to a `dyn` value, which pointer
/// that is, and from a concrete value.
struct Receiver {
    written: &'static str,
    pointer: &'static str,
    erased: &'static str,
    concrete: &'static str,
}

const fn receiver(
    written: &'static str,
    pointer: &'static str,
    erased: &'static str,
    concrete: &'static str,
) -> Receiver {
    Receiver {
        written,
        pointer,
        erased,
        concrete,
    }
}

const RECEIVERS: [Receiver; 12] = [
    receiver("&self", "Box<_>", "value", "&value"),
    receiver("&self", "Box<_>", "(*value)", "&value"),
    receiver("&self", "Arc<_>", "value", "&value"),
    receiver("&mut self", "Box<_>", "value", "&mut value"),
    receiver("&mut self", "Box<_>", "(*value)", "&mut value"),
    receiver("self", "Box<_>", "value", "value"),
    receiver("self: &Self", "Box<_>", "value", "&value"),
    receiver("self: Box<Self>", "Box<_>", "value", "Box::new(value)"),
    receiver("self: Arc<Self>", "Arc<_>", "value", "Arc::new(value)"),
    receiver(
        "self: Pin<&Self>",
        "Pin<Box<_>>",
        "value.as_ref()",
        "pin!(value).as_ref()",
    ),
    receiver(
        "self: Pin<&mut Self>",
        "Pin<Box<_>>",
        "value.as_mut()",
        "pin!(value)",
    ),
    receiver(
        "self: Pin<Box<Self>>",
        "Pin<Box<_>>",
        "value",
        "Box::pin(value)",
    ),
];

/// Types of arguments, with a value for each.
const ARGUMENTS: [(&str, &str); 12] = [
    ("u32", "1"),
    ("&str", "\"x\""),
    ("String", "String::new()"),
    ("&[u8]", "&[1]"),
    ("&mut Vec<u8>", "&mut Vec::new()"),
    ("Option<&str>", "None"),
    ("(u8, &str)", "(1, \"x\")"),
    ("[u8; 40]", "[0; 40]"),
    ("Cow<'_, str>", "Cow::Borrowed(\"x\")"),
    ("Box<dyn Fn(u32) -> u32 + Send + Sync>", "Box::new(|x| x)"),
    ("&(dyn Debug + Sync)", "&1"),
    ("fn(&str) -> &str", "|x| x"),
];

/// Types of outputs that do not borrow, with a value for each.
const OUTPUTS: [(&str, &str); 6] = [
    ("()", "()"),
    ("u32", "1"),
    ("String", "String::new()"),
    ("Result<Vec<u8>, String>", "Ok(Vec::new())"),
    (
        "Box<dyn Debug + Send>",
        "Box::new(1) as Box<dyn Debug + Send>",
    ),
    ("[u64; 20]", "[0; 20]"),
];

/// Outputs that borrow from the receiver.
const BORROWED: [(&str, &str); 3] = [
    ("&str", "\"x\""),
    ("Option<&[u8]>", "None"),
    ("Cow<'_, str>", "Cow::Borrowed(\"x\")"),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Async,
    Plain,
    Future,
    Iterator,
    /// `async`, but for concrete types only.
    Static,
}

pub(crate) struct Method {
    name: String,
    kind: Kind,
    receiver: &'static Receiver,
    arguments: Vec<(&'static str, &'static str)>,
    output: (String, &'static str),
    has_body: bool,
    local: bool,
}

impl Method {
    pub(crate) fn new(scope: &Scope, name: &str, choices: &Choices) -> Self {
        let kinds = [
            Kind::Async,
            Kind::Async,
            Kind::Async,
            Kind::Plain,
            Kind::Future,
            Kind::Iterator,
            Kind::Static,
        ];
        let kind = *choices.of(&kinds);
        let receiver = choices.of(&RECEIVERS);
        let mut arguments: Vec<_> = (0..choices.below(4))
            .map(|_| *choices.of(&ARGUMENTS))
            .collect();
        arguments.extend((scope.ty && choices.one_in(2)).then_some(("T", "1")));
        arguments.extend((scope.lifetime && choices.one_in(3)).then_some(("&'t str", "\"x\"")));
        arguments.extend((scope.constant && choices.one_in(3)).then_some(("[u8; N]", "[0; 2]")));
        arguments.extend((scope.item && choices.one_in(3)).then_some(("&Self::Item", "&1")));
        let output = output(scope, kind, receiver, choices);
        // What an associated type is, no default body knows.
        let has_body = choices.one_in(3) && !output.0.contains("Self::");
        Method {
            name: name.to_owned(),
            kind,
            receiver,
            arguments,
            output,
            has_body,
            local: scope.local,
        }
    }

    /// Whether `Box` can stand in for the value.
    pub(crate) fn is_borrowing(&self) -> bool {
        self.kind != Kind::Static && matches!(self.receiver.written, "&self" | "&mut self")
    }

    /// Whether `&` can.
    pub(crate) fn is_shared(&self) -> bool {
        self.kind != Kind::Static && self.receiver.written == "&self"
    }

    pub(crate) fn declaration(&self) -> String {
        let signature = self.signature();
        match (self.kind, self.has_body) {
            (Kind::Static, false) => format!("{signature} where Self: Sized;"),
            (Kind::Static, true) => format!("{signature} where Self: Sized {{ {} }}", self.body()),
            (_, false) => format!("{signature};"),
            (_, true) => format!("{signature} {{ {} }}", self.body()),
        }
    }

    pub(crate) fn implementation(&self) -> String {
        if self.has_body {
            return String::new();
        }
        format!("    {} {{ {} }}\n", self.signature(), self.body())
    }

    fn signature(&self) -> String {
        let asyncness = match self.kind {
            Kind::Async | Kind::Static => "async ",
            Kind::Plain | Kind::Future | Kind::Iterator => "",
        };
        let mut inputs = vec![self.receiver.written.to_owned()];
        let arguments = self.arguments.iter().enumerate();
        inputs.extend(arguments.map(|(n, (ty, _))| format!("a{n}: {ty}")));
        let (name, inputs) = (&self.name, inputs.join(", "));
        let output = self.written_output();
        format!("{asyncness}fn {name}({inputs}) -> {output}")
    }

    fn written_output(&self) -> String {
        let output = &self.output.0;
        let send = if self.local { "" } else { " + Send" };
        match self.kind {
            Kind::Future => format!("impl Future<Output = {output}>{send}"),
            Kind::Iterator => format!("impl Iterator<Item = {output}>{send}"),
            Kind::Async | Kind::Plain | Kind::Static => output.clone(),
        }
    }

    fn body(&self) -> String {
        let value = self.output.1;
        match self.kind {
            Kind::Future => format!("async move {{ {value} }}"),
            Kind::Iterator => format!("std::iter::once({value})"),
            Kind::Async | Kind::Plain | Kind::Static => value.to_owned(),
        }
    }

    /// A call on the `dyn` type, and one on whatever implements the trait.
    pub(crate) fn calls(&self, scope: &Scope) -> String {
        let Receiver {
            pointer,
            erased,
            concrete,
            ..
        } = self.receiver;
        let name = &self.name;
        let values = self.arguments.iter().map(|(_, value)| format!(", {value}"));
        let values: String = values.collect();
        let awaited = match self.kind {
            Kind::Async | Kind::Future | Kind::Static => ".await",
            Kind::Plain | Kind::Iterator => "",
        };
        let path = scope.path();
        let mut text = format!(
            "async fn generic_{name}<V: {path} + Send + Sync>(mut value: V) {{ \
             drop(V::{name}({concrete}{values}){awaited}); }}\n"
        );
        // With both traits in scope, what is called on a pointer is ambiguous.
        if self.kind != Kind::Static && (!scope.twin || *erased == "(*value)") {
            let pointer = pointer.replace('_', &format!("dyn {path} + Send + Sync"));
            let values = values.trim_start_matches(", ");
            text += &format!(
                "async fn erased_{name}(mut value: {pointer}) {{ \
                 drop({erased}.{name}({values}){awaited}); }}\n"
            );
        }
        text
    }
}

fn output(
    scope: &Scope,
    kind: Kind,
    receiver: &Receiver,
    choices: &Choices,
) -> (String, &'static str) {
    let borrows = matches!(kind, Kind::Async | Kind::Plain) && receiver.written.starts_with('&');
    let (ty, value) = match choices.below(8) {
        1 if borrows => *choices.of(&BORROWED),
        2 if scope.ty => ("Option<T>", "None"),
        3 if scope.lifetime => ("&'t str", "\"x\""),
        4 if scope.item => ("Self::Item", "1"),
        5 if scope.item => ("Vec<Self::Item>", "Vec::new()"),
        6 if scope.error => ("Result<u32, Self::Error>", "Ok(1)"),
        _ => *choices.of(&OUTPUTS),
    };
    (ty.to_owned(), value)
}
