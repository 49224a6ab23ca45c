//! Random traits, each with honest calls, and with attempts to keep a borrow for too long.
//!
//! Every call is written once. In the honest program the referent lives; in the attack it is dropped
//! before the result of the call is used.

use crate::spellings::{PROJECTED, PROJECTS, SPELLINGS, Spelling, VARIANCES};

/// A linear congruential generator: the same seed gives the same traits.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn flip(&mut self) -> bool {
        self.below(2) == 1
    }
}

/// What a method returns.
#[derive(Clone, Copy, PartialEq)]
enum Output {
    Async,
    Future,
    Iterator,
    Stream,
}

/// How the method is called.
#[derive(Clone, Copy, PartialEq)]
enum Path {
    Method,
    /// `<&dyn Tr as Tr>::call(&object, ..)`
    Forwarded,
    /// `<Box<dyn Tr> as Tr>::call(&object, ..)`
    Boxed,
    /// `<&Own as Tr>::call(&object, ..)`
    Static,
}

/// A trait with one method, its implementor, and a call.
pub(crate) struct Case {
    spelling: Spelling,
    output: Output,
    path: Path,
    receiver: &'static str,
    /// The associated types.
    key: bool,
    error: bool,
    /// The trait's parameter `K`.
    project: Option<&'static str>,
    /// Whether the output borrows from the argument, in place of being a number.
    kept: bool,
    /// Whether the argument's lifetime is bounded by that of another, which the output has.
    bounded: bool,
    /// Another argument: in the trait, in the impl, in the call.
    other: [&'static str; 3],
    attribute: &'static str,
    send: bool,
    variance: &'static str,
}

/// What an attack takes away before it uses the result.
const TAKEN: [&str; 3] = ["bytes", "own", "implementor"];

impl Case {
    pub(crate) fn random(random: &mut Random) -> Self {
        let projected = random.below(4) == 0;
        let spelling = random.pick(if projected { PROJECTED } else { SPELLINGS });
        let outputs = [
            Output::Async,
            Output::Future,
            Output::Future,
            Output::Iterator,
            Output::Stream,
        ];
        let output = if spelling.hidden {
            Output::Future
        } else {
            random.pick(&outputs)
        };
        let receivers = ["&mut self", "self: Box<Self>", "self: Pin<&mut Self>"];
        let receiver = if random.flip() {
            "&self"
        } else {
            random.pick(&receivers)
        };
        let named = spelling.in_trait.contains("'a");
        let bounded = named && random.flip();
        let others = [
            ["", "", ""],
            [", _: &str", ", _: &str", ", \"other\""],
            [", _: u32", ", _: u32", ", 7"],
        ];
        let kept = matches!(output, Output::Async | Output::Future) && named && random.flip();
        let project = spelling
            .in_trait
            .contains("K::")
            .then(|| random.pick(PROJECTS));
        Self {
            spelling,
            output,
            path: match receiver {
                "&self" => random.pick(&[Path::Method, Path::Forwarded, Path::Boxed, Path::Static]),
                _ => Path::Method,
            },
            receiver,
            key: spelling.in_trait.contains("Key") || random.flip(),
            error: random.flip() || spelling.hidden,
            project,
            kept,
            bounded,
            other: if bounded {
                [", _: &'b str", ", _: &'b str", ", \"other\""]
            } else {
                random.pick(&others)
            },
            attribute: random.pick(&["", "", "boxed", "inline = 64"]),
            send: random.below(4) > 0,
            variance: if project.is_some() && random.flip() {
                "()"
            } else {
                random.pick(VARIANCES)
            },
        }
    }

    /// The types that the dyn type names, with `'i` for a lifetime of the implementor.
    fn types(&self) -> Vec<String> {
        let key = if self.spelling.in_trait.contains("Key") {
            "Key = &'i [u8]"
        } else {
            "Key = ()"
        };
        let project = self.project.map(str::to_owned);
        let key = self.key.then(|| key.to_owned());
        let error = self.error.then(|| "Error = ()".to_owned());
        [project, key, error].into_iter().flatten().collect()
    }

    /// The method up to its body, in the trait or in the impl.
    fn signature(&self, in_impl: bool) -> String {
        let item = match (self.kept, self.bounded) {
            (true, true) => "&'b [u8]",
            (true, false) => "&'a [u8]",
            (false, _) => "u64",
        };
        let item = match (self.error, in_impl) {
            (false, _) => item.to_owned(),
            (true, false) => format!("Result<{item}, Self::Error>"),
            (true, true) => format!("Result<{item}, ()>"),
        };
        let send = if self.send { " + Send" } else { "" };
        let (method, returns) = match self.output {
            Output::Async => ("async fn", item),
            Output::Future => ("fn", format!("impl Future<Output = {item}>{send}")),
            Output::Iterator => ("fn", format!("impl Iterator<Item = {item}>{send}")),
            Output::Stream => ("fn", format!("impl Stream<Item = {item}>{send}")),
        };
        let generics = match (self.spelling.in_trait.contains("'a"), self.bounded) {
            (_, true) => "<'a: 'b, 'b>",
            (true, false) => "<'a>",
            (false, false) => "",
        };
        let from = if in_impl {
            self.spelling.in_impl
        } else {
            self.spelling.in_trait
        };
        let other =
            self.other[usize::from(in_impl)].replace('_', if in_impl { "_" } else { "other" });
        format!(
            "{method} call{generics}({}, from: {from}{other}) -> {returns}",
            self.receiver
        )
    }

    /// The body of the implementor's method.
    fn body(&self) -> String {
        let bytes = self.spelling.bytes;
        let answer = if self.kept {
            bytes.to_owned()
        } else {
            format!("sum({bytes}) + sum(self.own)")
        };
        let answer = if self.error {
            format!("Ok({answer})")
        } else {
            answer
        };
        match self.output {
            Output::Async => answer,
            Output::Future => format!("async move {{ {answer} }}"),
            Output::Iterator => format!("std::iter::once_with(move || {answer})"),
            Output::Stream => format!("Once(Box::pin(async move {{ {answer} }}))"),
        }
    }

    /// The trait and its implementor.
    fn items(&self) -> String {
        let attribute = format!(
            "{}, {}",
            self.attribute,
            if self.send { "" } else { "?Send" }
        );
        let attribute = attribute.trim_matches([',', ' ']);
        let (mut declared, mut defined) = (String::new(), String::new());
        for assoc in self.types().iter().filter(|assoc| assoc.contains('=')) {
            let name = assoc.split(' ').next().unwrap_or_default();
            declared += &format!("type {name}: Send;\n");
            defined += &format!("type {assoc};\n");
        }
        let parameter = self.project.map_or("", |_| "<K: Project>");
        let argument = self
            .project
            .map_or_else(String::new, |project| format!("<{project}>"));
        format!(
            "#[erase({attribute})]\npub trait Tr{parameter}: Send + Sync {{\n{declared}{};\n}}\n\
             pub struct Own<'o, V> {{ own: &'o [u8], variance: PhantomData<V> }}\n\
             impl<'o, 'i> Tr{argument} for Own<'o, {}> {{\n{defined}{} {{\n{}\n}}\n}}\n",
            self.signature(false),
            self.variance,
            self.signature(true),
            self.body(),
        )
    }

    /// Whether the implementor is there after the call.
    fn by_reference(&self) -> bool {
        self.receiver.starts_with('&') && self.path != Path::Boxed
    }

    /// The object, and the call on it.
    fn object(&self) -> (String, String) {
        let types = self.types().join(", ").replace("'i", "'_");
        let types = if types.is_empty() {
            types
        } else {
            format!("<{types}>")
        };
        let (object_type, object) = match self.receiver {
            "&self" if self.path == Path::Boxed => {
                (format!("Box<dyn Tr{types} + '_>"), "Box::new(implementor)")
            }
            "&self" if self.path == Path::Static => (
                format!("&Own<'_, {}>", self.variance.replace("'i", "'_")),
                "&implementor",
            ),
            "&self" => (format!("&(dyn Tr{types} + '_)"), "&implementor"),
            "&mut self" => (format!("&mut (dyn Tr{types} + '_)"), "&mut implementor"),
            "self: Box<Self>" => (format!("Box<dyn Tr{types} + '_>"), "Box::new(implementor)"),
            _ => (
                format!("Pin<&mut (dyn Tr{types} + '_)>"),
                "std::pin::pin!(implementor)",
            ),
        };
        let arguments = format!("{}{}", self.spelling.value, self.other[2]);
        let argument = self.project.map_or("", |_| "<_>");
        let call = match self.path {
            Path::Method => format!("object.call({arguments})"),
            _ => format!("<{object_type} as Tr{argument}>::call(&object, {arguments})"),
        };
        (format!("let mut object: {object_type} = {object};"), call)
    }

    /// The body of a function that calls, takes one thing away, and uses the result.
    fn call(&self, taken: Option<&str>) -> String {
        let (object, call) = self.object();
        let call = if self.kept {
            format!("block_on({call})")
        } else {
            call
        };
        let used = match self.output {
            _ if self.kept => "result",
            Output::Async | Output::Future => "block_on(result)",
            Output::Iterator => "{ let mut result = result; result.next().unwrap() }",
            Output::Stream => "first(result)",
        };
        let used = if self.error {
            format!("{used}.unwrap()")
        } else {
            used.to_owned()
        };
        let used = if self.kept {
            format!("sum({used})")
        } else {
            used
        };
        let taken = taken.map_or_else(String::new, |taken| format!("drop({taken});"));
        let variance = self.variance.replace("'i", "'_");
        let expected = if self.kept { 8 } else { 12 };
        format!(
            "let own = vec![1_u8; 4];\nlet bytes = vec![1_u8; 8];\nlet view = &bytes[..];\n\
             let mut implementor: Own<'_, {variance}> = Own {{ own: &own, variance: PhantomData }};\n\
             {object}\nlet result = {call};\n{taken}\nassert_eq!({used}, {expected});\n"
        )
    }

    /// The module of an honest program.
    pub(crate) fn honest(&self, n: usize) -> String {
        let (items, call) = (self.items(), self.call(None));
        format!("pub mod case_{n} {{ use super::*;\n{items}pub fn honest() {{\n{call}}}\n}}\n")
    }

    /// The module of the attacks, and their functions' names.
    pub(crate) fn attacks(&self, n: usize) -> (String, Vec<String>) {
        let mut module = format!("pub mod case_{n} {{ use super::*;\n{}", self.items());
        let mut names = Vec::new();
        for taken in TAKEN {
            // What was awaited holds the argument alone; what is not borrowed is gone anyhow.
            if taken != "bytes" && self.kept || taken == "implementor" && !self.by_reference() {
                continue;
            }
            let name = format!("takes_{taken}_of_{n}");
            module += &format!("pub fn {name}() {{\n{}}}\n", self.call(Some(taken)));
            names.push(name);
        }
        (module + "}\n", names)
    }
}
