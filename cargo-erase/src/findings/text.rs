//! The longer texts of findings.

use syn::Ident;

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
    the name behind this attribute is a macro's parameter; it stays as it is";

/// An impl of a trait that stays.
pub(crate) const KEPT: &str = "\
    the trait stays with async-trait, and so do its impls";

/// `'async_trait` in an impl.
pub(crate) const LIFETIME: &str = "\
    nobody declares `'async_trait` any more (E0261); take the bound out";

const NAME_REFERENCE: &str = "\
    name `&` in the trait's `forward(..)`, `#[async_trait(forward(&))]` where it keeps that name";

/// `fn all(&self) -> BoxFuture<'_, u32> { Box::pin(async { self.get().await }) }`, in a trait.
pub(crate) fn plain_default_body(method: &str, item: &Ident, by_reference: bool) -> String {
    let way_out = if by_reference {
        NAME_REFERENCE.to_owned()
    } else {
        format!("call it on a `&dyn {item}`, which a supertrait of `{item}` can give")
    };
    format!(
        "\
        `{method}` is called in a default body that is not `async`, on a `Self` that may be \
        unsized (E0599): {way_out}"
    )
}

/// `&mut self` as a variable.
pub(crate) const SELF_REBINDING: &str = "\
    async-trait made `self` a variable that can be borrowed mutably or assigned to (E0596, \
    E0384); write `let mut this = self;` and use that";

/// `trait Stays: Supertrait`, with default bodies.
pub(crate) const SUPERTRAIT: &str = "\
    this supertrait stays with async-trait, too, since the trait stays, and has default bodies \
    that may call it; migrate both";

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
