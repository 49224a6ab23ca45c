//! The source of a crate with many async traits, in each variant.

use std::fmt::Write as _;

/// How the traits of a generated crate are erased.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Variant {
    Erase,
    EraseForwardNone,
    AsyncTrait,
    Dynosaur,
}

impl Variant {
    pub(crate) const ALL: [Self; 4] = [
        Self::AsyncTrait,
        Self::Dynosaur,
        Self::Erase,
        Self::EraseForwardNone,
    ];

    /// The name in tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Erase => "erase",
            Self::EraseForwardNone => "erase, forward()",
            Self::AsyncTrait => "async-trait",
            Self::Dynosaur => "dynosaur",
        }
    }

    /// The name in paths.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Erase => "erase",
            Self::EraseForwardNone => "forward-none",
            Self::AsyncTrait => "async-trait",
            Self::Dynosaur => "dynosaur",
        }
    }

    fn trait_attribute(self, number: usize) -> String {
        match self {
            Self::Erase => "#[erase_core::erase]\n".into(),
            Self::EraseForwardNone => "#[erase_core::erase(forward())]\n".into(),
            Self::AsyncTrait => "#[async_trait::async_trait]\n".into(),
            Self::Dynosaur => {
                format!("#[dynosaur::dynosaur(pub DynT{number} = dyn(box) T{number})]\n")
            }
        }
    }

    /// A trait whose futures must be `Send` says so itself where its macro does not.
    fn signature(self, signature: &Signature) -> String {
        let Signature {
            name,
            arguments,
            output,
            ..
        } = signature;
        match self {
            Self::Dynosaur => {
                format!("fn {name}(&self{arguments}) -> impl Future<Output = {output}> + Send;")
            }
            _ => format!("async fn {name}(&self{arguments}) -> {output};"),
        }
    }

    fn object(self, number: usize) -> String {
        match self {
            Self::Dynosaur => format!("DynT{number}<'_>"),
            _ => format!("dyn T{number}"),
        }
    }

    fn borrow(self, number: usize, implementor: &str) -> String {
        match self {
            Self::Dynosaur => format!("DynT{number}::from_ref(&{implementor})"),
            _ => format!("&{implementor}"),
        }
    }
}

/// The size of a generated crate.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Size {
    pub(crate) traits: usize,
    pub(crate) methods: usize,
    pub(crate) impls: usize,
}

impl Size {
    /// Enough to have the dependencies built.
    pub(crate) const SMALLEST: Self = Self {
        traits: 1,
        methods: 1,
        impls: 1,
    };
}

struct Signature {
    name: String,
    arguments: &'static str,
    output: &'static str,
    body: &'static str,
    call: &'static str,
}

/// Five kinds of methods, as services have them, in turn.
fn signature(number: usize) -> Signature {
    let (arguments, output, body, call) = match number % 5 {
        0 => (", id: u64", "u64", "step(self.0 + id).await", "7"),
        1 => (
            ", key: &str",
            "Option<String>",
            "step(self.0).await; Some(key.to_string())",
            "\"key\"",
        ),
        2 => (
            ", data: Vec<u8>",
            "Result<usize, std::io::Error>",
            "step(self.0).await; Ok(data.len())",
            "vec![1, 2, 3]",
        ),
        3 => (
            ", from: &str, to: &[u8]",
            "bool",
            "step(self.0).await; from.as_bytes() == to",
            "\"from\", b\"to\"",
        ),
        _ => ("", "Vec<u64>", "vec![step(self.0).await]", ""),
    };
    Signature {
        name: format!("method{number}"),
        arguments,
        output,
        body,
        call,
    }
}

/// The whole program: every impl is called once through its trait's object.
pub(crate) fn program(variant: Variant, size: Size) -> String {
    let mut out =
        String::from("async fn step(n: u64) -> u64 {\n    std::future::ready(n).await\n}\n");
    let signatures: Vec<Signature> = (0..size.methods).map(signature).collect();
    for number in 0..size.traits {
        write_trait(&mut out, variant, number, &signatures);
        for nth in 0..size.impls {
            write_impl(&mut out, variant, number, nth, &signatures);
        }
        write_use(&mut out, variant, number, &signatures);
    }
    write_main(&mut out, variant, size);
    out
}

fn write_trait(out: &mut String, variant: Variant, number: usize, signatures: &[Signature]) {
    let attribute = variant.trait_attribute(number);
    let _ = writeln!(out, "{attribute}pub trait T{number}: Send + Sync {{");
    for signature in signatures {
        let _ = writeln!(out, "    {}", variant.signature(signature));
    }
    out.push_str("}\n");
}

fn write_impl(
    out: &mut String,
    variant: Variant,
    number: usize,
    nth: usize,
    signatures: &[Signature],
) {
    let _ = writeln!(out, "pub struct S{number}x{nth}(u64);");
    if variant == Variant::AsyncTrait {
        out.push_str("#[async_trait::async_trait]\n");
    }
    let _ = writeln!(out, "impl T{number} for S{number}x{nth} {{");
    for Signature {
        name,
        arguments,
        output,
        body,
        ..
    } in signatures
    {
        let _ = writeln!(
            out,
            "    async fn {name}(&self{arguments}) -> {output} {{ {body} }}"
        );
    }
    out.push_str("}\n");
}

fn write_use(out: &mut String, variant: Variant, number: usize, signatures: &[Signature]) {
    let object = variant.object(number);
    let _ = writeln!(out, "async fn use{number}(object: &{object}) {{");
    for Signature { name, call, .. } in signatures {
        let _ = writeln!(
            out,
            "    let _ = std::hint::black_box(object.{name}({call}).await);"
        );
    }
    out.push_str("}\n");
}

fn write_main(out: &mut String, variant: Variant, size: Size) {
    out.push_str(
        "fn run(future: impl Future<Output = ()>) {\n    \
         let mut future = std::pin::pin!(future);\n    \
         let mut context = std::task::Context::from_waker(std::task::Waker::noop());\n    \
         while future.as_mut().poll(&mut context).is_pending() {}\n}\n\
         fn main() {\n",
    );
    for number in 0..size.traits {
        for nth in 0..size.impls {
            let object = variant.borrow(number, &format!("S{number}x{nth}(1)"));
            let _ = writeln!(out, "    run(use{number}({object}));");
        }
    }
    out.push_str("}\n");
}
