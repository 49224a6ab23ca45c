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

/// The attributes of a twin that nobody sees: whether it is there at all, and leave to call what
/// it is the twin of.
pub(crate) fn of_twin(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut twin = select(attrs, &["cfg"]);
    if !select(attrs, &["deprecated"]).is_empty() {
        twin.push(parse_quote!(#[allow(deprecated)]));
    }
    twin
}

/// Whether the docs may have a link such as `[get](Self::get)`.
pub(crate) fn docs_mention_self(attrs: &[Attribute]) -> bool {
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
