//! What several refusals say.

use quote::ToTokens;
use syn::{Type, TypeImplTrait};

use crate::find;
use crate::subst::Mentions;

pub(super) const SIZED: &str = "or add `where Self: Sized` to keep it for concrete types only";

pub(super) fn error(tokens: impl ToTokens, message: impl std::fmt::Display) -> syn::Error {
    syn::Error::new_spanned(tokens, message)
}

pub(super) fn bare_self(ty: &Type) -> Option<syn::Error> {
    Mentions::in_type(ty).bare_self.then(|| no_size(ty))
}

/// A type that no argument and no output is: natively that is an error where there is a body.
pub(super) fn bare_unsized(ty: &Type) -> Option<syn::Error> {
    let is_unsized = match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(ty) => ty.path.is_ident("str"),
        _ => false,
    };
    let message = "this has no size; write a reference to it, or a `Box` of it";
    is_unsized.then(|| error(ty, message))
}

pub(super) fn no_size(part: impl ToTokens) -> syn::Error {
    let message = format!(
        "`Self` has no size behind `dyn`; write a concrete type or `Box<dyn Trait>`, {SIZED}"
    );
    error(part, message)
}

pub(super) fn nested_opaque(ty: &Type) -> Option<syn::Error> {
    find::first_opaque(ty).map(nested)
}

pub(super) fn nested(opaque: TypeImplTrait) -> syn::Error {
    let message = format!(
        "an `impl Trait` inside another type cannot be erased; return `Box<dyn Trait>` there, {SIZED}"
    );
    error(opaque, message)
}
