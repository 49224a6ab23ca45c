//! The longer texts of findings.

use syn::Ident;

use crate::forward::Forward;

/// An example in a doc comment.
pub(crate) const DOC_EXAMPLE: &str = "\
    this example uses async-trait, so that the dependency stays; with a migrated trait it will no \
    longer compile: write `use erase_core::erase` and `#[erase]`, and no attribute on impls";

/// The same, where the attributes stay.
pub(crate) const DOC_EXAMPLE_MINIMAL: &str = "\
    this example uses async-trait, so that the dependency stays; with a migrated trait it will no \
    longer compile: write `use erase_core::async_trait`";

/// A doc comment that speaks of async-trait elsewhere than in an example.
pub(crate) const DOC_TEXT: &str = "\
    a doc comment speaks of async-trait; it is not edited";

/// `trait Derived: Base`, and `dyn Derived`.
pub(crate) fn inherited(derived: &str, base: &str, is_erased: bool, named: Option<&str>) -> String {
    let attribute = match named {
        Some(pointers) => {
            let above = if is_erased {
                String::new()
            } else {
                format!("write `#[async_trait]` above `{derived}`, and ")
            };
            format!("{above}name pointers in `{base}`'s `#[async_trait(forward({pointers}))]`")
        }
        None => format!(
            "\
            write `#[erase]` above `{derived}`, `#[erase(forward())]` if it is implemented for \
            every type"
        ),
    };
    format!(
        "\
        `dyn {derived}` has no `async` methods of its supertrait `{base}` (E0599): {attribute}, and \
        import `{base}` where they are called; or call them on that, \
        `let base: &dyn {base} = value;`"
    )
}

/// An impl of another crate's trait.
pub(crate) const FOREIGN: &str = "\
    the trait is another crate's, which decides for its impls; the attribute stays";

/// A method that was desugared by hand.
pub(crate) const HAND_WRITTEN: &str = "\
    the trait's method is an `async fn`, and this one was desugared by hand: write `async \
    fn`, or `fn .. -> impl Future<Output = ..> + Send` with the lifetimes of the trait";

/// A macro generates the trait, or the impl, from a parameter.
pub(crate) const IN_MACRO: &str = "\
    the trait's name or its body is a macro's parameter; the attribute stays as it is";

/// `'async_trait` in an impl.
pub(crate) const LIFETIME: &str = "\
    nobody declares `'async_trait` any more (E0261); take the bound out";

const NAME_REFERENCE: &str = "\
    name `&` in the trait's `forward(..)`, `#[async_trait(forward(&))]` where it keeps that name";

/// `&mut self` as a variable.
pub(crate) const SELF_REBINDING: &str = "\
    async-trait made `self` a variable that can be borrowed mutably or assigned to (E0596, \
    E0384); write `let mut this = self;` and use that";

/// `trait Stays: Supertrait`, with default bodies.
pub(crate) const SUPERTRAIT: &str = "\
    this supertrait stays with async-trait, too, since the trait stays, and has default bodies \
    that may call it; migrate both";

/// `forward(..)`, as it was written.
pub(crate) fn forward(forward: &Forward, argument: &str) -> String {
    let reason = match forward {
        Forward::Named { erased, .. } if !erased.is_empty() => {
            "since methods are called on generics that may be unsized, behind a pointer"
        }
        _ => "since there are impls for the other pointers or for every type already",
    };
    format!("`{argument}`, {reason}")
}

/// `S: Store + ?Sized`.
pub(crate) fn unsized_generic(by_reference: bool) -> String {
    let named = if by_reference {
        format!("{NAME_REFERENCE}, or ")
    } else {
        String::new()
    };
    format!("methods are called on a type that may be unsized (E0599): {named}leave `?Sized` out")
}

/// `impl Store for str`.
pub(crate) const UNSIZED_IMPLEMENTOR: &str = "\
    an implementor must have a size under `#[erase]`; implement the trait for a reference or \
    a `Box` of this type";

/// The first impl of a trait that stays.
pub(crate) fn kept(name: &str, impls: usize) -> String {
    match impls {
        1 => format!("`{name}` stays with async-trait, and so does its impl"),
        n => format!("`{name}` stays with async-trait, and so do its {n} impls"),
    }
}

/// A trait that other crates may implement, under the crate's own re-export of the macro if there is
/// one.
pub(crate) fn public_trait(name: &Ident, reexported: bool) -> String {
    if reexported {
        format!(
            "`{name}` is public: under this crate's re-export of the attribute impls stay as they \
            are; whoever has async-trait's own takes it off, which is a breaking change"
        )
    } else {
        format!(
            "`{name}` is public: whoever implements it takes the attribute off, which is a \
            breaking change"
        )
    }
}

/// A re-export of the macro that is needed for attributes that stay.
pub(crate) const RE_EXPORT_STAYS: &str = "\
    this re-export stays async-trait's, for what stays: an impl of a migrated trait under it is \
    E0195, and needs no attribute";

/// A re-export of the macro, beside public traits that stay with async-trait.
pub(crate) fn re_export(staying: &[&str]) -> String {
    let gets = "\
        whoever uses this re-export gets erase's macro, which on an impl does nothing";
    let names: Vec<String> = staying.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => gets.to_owned(),
        [name] => format!(
            "{gets}; {name} stays with async-trait, and impls of it under this name are E0195: \
            re-export async-trait's macro for them under another"
        ),
        _ => format!(
            "{gets}; {} stay with async-trait, and impls of them under this name are E0195: \
            re-export async-trait's macro for them under another",
            names.join(", ")
        ),
    }
}

/// `impl<S: Store + ?Sized> Store for Arc<S>`, with the methods that it leaves to their default
/// bodies, and whether it passes on all others.
pub(crate) fn unsized_pointee(pointer: &str, left: &[&Ident], delegates: bool) -> String {
    let call = "\
        a method cannot be called on a pointee that may be unsized: call `(&**self).method(..)`, \
        with `&` in the trait's `forward(..)`, `#[async_trait(forward(&))]` where it keeps that name";
    if !left.is_empty() {
        let names: Vec<String> = left.iter().map(|name| format!("`{name}`")).collect();
        let (names, is, them, bodies) = match names.as_slice() {
            [name] => (name.clone(), "is", "it", "its default body"),
            _ => (names.join(", "), "are", "them", "their default bodies"),
        };
        return format!(
            "{call}; {names} {is} left to {bodies} here, and a forward would pass {them} on"
        );
    }
    if delegates {
        return format!(
            "\
            a method cannot be called on a pointee that may be unsized: this impl only passes \
            calls on, take it out and write `forward({pointer})`"
        );
    }
    format!(
        "{call}; or, if it only passes calls on, take the impl out and write `forward({pointer})`"
    )
}
