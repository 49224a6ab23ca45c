//! Which of the user's attributes go where.

use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token, parse_quote};

/// The attributes of the given names, also those that a `cfg_attr` brings.
///
/// ```text
/// // Input, for the names `cfg` and `doc`:
/// #[cfg(unix)] #[instrument] #[cfg_attr(docsrs, doc = "..", instrument)]
/// // Output:
/// #[cfg(unix)] #[cfg_attr(docsrs, doc = "..")]
/// ```
pub(crate) fn select(attrs: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    let wanted = |meta: &Meta| names.iter().any(|name| meta.path().is_ident(name));
    let mut selected = Vec::new();
    for attr in attrs {
        if wanted(&attr.meta) {
            selected.push(attr.clone());
        } else if attr.path().is_ident("cfg_attr") {
            selected.extend(select_conditional(attr, wanted));
        }
    }
    selected
}

/// Those of whatever stands beside the trait.
pub(crate) fn of_item(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut own = select(attrs, &["cfg", "allow"]);
    own.extend(allow_deprecated(attrs));
    own
}

/// Those of what is generated from a method with so many arguments, and what nobody sees.
pub(crate) fn of_generated(attrs: &[Attribute], inputs: usize) -> Vec<Attribute> {
    let mut own = select(attrs, &["cfg", "allow"]);
    own.extend(allow_deprecated(attrs));
    own.extend(many_arguments(inputs));
    own
}

/// Those of the method on `dyn Trait`, which users see and call.
pub(crate) fn of_visible(attrs: &[Attribute], inputs: usize, documented: bool) -> Vec<Attribute> {
    let mut own = select(attrs, &["cfg", "deprecated", "must_use", "allow"]);
    if documented {
        own.extend(select(attrs, &["doc"]));
    } else {
        own.push(parse_quote!(#[doc(hidden)]));
    }
    // In an impl of a `dyn` type rustdoc does not know what `Self` is; in the trait it does.
    if documented && docs_mention_self(attrs) {
        own.push(parse_quote!(#[allow(rustdoc::broken_intra_doc_links)]));
    }
    own.extend(many_arguments(inputs));
    own
}

/// What is generated names what the user has deprecated, on nobody's account.
fn allow_deprecated(attrs: &[Attribute]) -> Option<Attribute> {
    let is_deprecated = !select(attrs, &["deprecated"]).is_empty();
    is_deprecated.then(|| parse_quote!(#[allow(deprecated)]))
}

/// What is generated may have one or two arguments more than the method.
fn many_arguments(inputs: usize) -> Option<Attribute> {
    (inputs > 4).then(|| parse_quote!(#[allow(clippy::too_many_arguments)]))
}

/// Whether the docs may have a link such as `[get](Self::get)`.
fn docs_mention_self(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| match &attr.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => text.value().contains("Self::"),
            _ => false,
        },
        _ => false,
    })
}

fn select_conditional(attr: &Attribute, wanted: impl Fn(&Meta) -> bool) -> Option<Attribute> {
    let metas = attr
        .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
        .ok()?;
    let mut metas = metas.into_iter();
    let condition = metas.next()?;
    let kept: Vec<Meta> = metas.filter(|meta| wanted(meta)).collect();
    if kept.is_empty() {
        return None;
    }
    Some(parse_quote!(#[cfg_attr(#condition, #(#kept),*)]))
}

/// Takes the `#[erase(..)]` attributes of a method out of its attributes.
pub(crate) fn take_erase(attrs: &mut Vec<Attribute>) -> Vec<Attribute> {
    let is_erase = |attr: &Attribute| {
        attr.path()
            .segments
            .last()
            .is_some_and(|segment| segment.ident == "erase")
    };
    let (erase, others) = std::mem::take(attrs).into_iter().partition(is_erase);
    *attrs = others;
    erase
}
