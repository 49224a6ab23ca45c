//! Elided lifetimes: finding them, and giving them names.

use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Lifetime, ParenthesizedGenericArguments, Type, TypeFnPtr, TypeReference};

use crate::model::{Method, Output};
use crate::names::Names;

pub(super) fn is_elided_reference(ty: &Type) -> bool {
    matches!(ty, Type::Reference(reference) if is_elided(reference))
}

fn is_elided(reference: &TypeReference) -> bool {
    reference
        .lifetime
        .as_ref()
        .is_none_or(|lifetime| lifetime.ident == "_")
}

// Input:
//     &mut Request<'_>           Option<&str>
// Output, the reference at the root left alone:
//     &mut Request<'a0>          Option<&'a1 str>
pub(super) fn name_inner(ty: &mut Type, names: &Names, inner: &mut Vec<Lifetime>) {
    let mut fresh = Namer::new(|| {
        let name = names.inner_lifetime(inner.len());
        inner.push(name.clone());
        name
    });
    match ty {
        Type::Reference(reference) if is_elided(reference) => {
            fresh.visit_type_mut(&mut reference.elem);
        }
        ty => fresh.visit_type_mut(ty),
    }
}

/// The lifetime that the user gave a reference receiver.
pub(super) fn explicit(ty: &mut Type) -> Option<Lifetime> {
    let mut found = Vec::new();
    Mentions(&mut found).visit_type_mut(ty);
    found.into_iter().find(|lifetime| lifetime.ident != "_")
}

/// The method's own lifetime parameters that the type mentions.
pub(super) fn mentioned(ty: &mut Type, method: &Method) -> Vec<Lifetime> {
    let mut found = Vec::new();
    Mentions(&mut found).visit_type_mut(ty);
    found.retain(|lifetime| {
        method
            .sig
            .generics
            .lifetimes()
            .any(|param| param.lifetime == *lifetime)
    });
    found
}

struct Mentions<'a>(&'a mut Vec<Lifetime>);

impl VisitMut for Mentions<'_> {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        self.0.push(lifetime.clone());
    }
}

/// Gives every elided lifetime a name, but not those that `fn(&T)` and `Fn(&T)` bind themselves.
pub(super) struct Namer<F> {
    next: F,
    count: usize,
}

impl Namer<()> {
    pub(super) fn all(name: Lifetime) -> Namer<impl FnMut() -> Lifetime> {
        Namer::new(move || name.clone())
    }
}

impl<F: FnMut() -> Lifetime> Namer<F> {
    fn new(next: F) -> Self {
        Namer { next, count: 0 }
    }

    /// Names what is elided in an output, and returns how many lifetimes that were.
    pub(super) fn count_output(mut self, output: &mut Output) -> usize {
        self.visit_type_mut(&mut output.item);
        for bound in &mut output.bounds {
            self.visit_type_param_bound_mut(bound);
        }
        if let Some(lifetime) = &mut output.lifetime {
            self.visit_lifetime_mut(lifetime);
        }
        self.count
    }

    fn name(&mut self, span: Span) -> Lifetime {
        self.count += 1;
        let mut lifetime = (self.next)();
        lifetime.set_span(span.resolved_at(lifetime.span()));
        lifetime
    }
}

impl<F: FnMut() -> Lifetime> VisitMut for Namer<F> {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if is_elided(reference) {
            reference.lifetime = Some(self.name(reference.and_token.span));
        }
        visit_mut::visit_type_mut(self, &mut reference.elem);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.name(lifetime.span());
        }
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
    }
}

/// Whether a type may have lifetime parameters that the user did not write: `Request`, say.
pub(crate) fn may_hide(ty: &Type) -> bool {
    const NONE: [&str; 19] = [
        "Self", "String", "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize",
        "str", "u128", "u16", "u32", "u64", "u8", "usize",
    ];
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_path(&mut self, path: &'ast syn::Path) {
            let last = path.segments.last();
            let bare = last.is_some_and(|last| {
                last.arguments.is_none() && !NONE.contains(&&*last.ident.to_string())
            });
            self.0 |= bare;
            visit::visit_path(self, path);
        }
    }
    let mut finder = Finder(false);
    finder.visit_type(ty);
    finder.0
}
