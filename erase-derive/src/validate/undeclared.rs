//! Names that nothing declares. rustc tells of them where the user wrote them. A twin would repeat
//! the error, so a method with such a name has none.

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{BoundLifetimes, GenericParam, Generics, Lifetime, TypeParamBound};

use crate::bounds::is_auto;
use crate::model::{Method, Trait};

/// The associated types that a signature names, and that neither the trait nor a supertrait can
/// have declared.
pub(super) fn assocs(item: &Trait) -> impl Iterator<Item = Ident> {
    let may_inherit = item.all_supertraits().any(|bound| match bound {
        TypeParamBound::Trait(bound) => !is_auto(&bound.path),
        TypeParamBound::Lifetime(_) => false,
        _ => true,
    });
    let inherited = item.assocs.iter().filter(|assoc| assoc.inherited);
    inherited
        .filter(move |_| !may_inherit)
        .map(|assoc| assoc.ident.clone())
}

/// Whether a method names a lifetime that neither it nor the trait declares.
pub(super) fn has_lifetime(method: &Method, of_trait: &Generics) -> bool {
    let sig = &method.sig;
    let declared = sig.generics.lifetimes().chain(of_trait.lifetimes());
    let mut finder = Finder {
        declared: declared.map(|param| &param.lifetime.ident).collect(),
        found: false,
    };
    finder.visit_generics(&sig.generics);
    if let Some(receiver) = &method.receiver {
        finder.visit_type(&receiver.ty);
    }
    for input in &method.inputs {
        finder.visit_type(&input.ty);
    }
    finder.visit_return_type(&sig.output);
    finder.found
}

struct Finder<'ast> {
    declared: Vec<&'ast Ident>,
    found: bool,
}

impl<'ast> Visit<'ast> for Finder<'ast> {
    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        let name = &lifetime.ident;
        self.found |= name != "_" && name != "static" && !self.declared.contains(&name);
    }

    /// What `for<'a>` declares is taken for declared from there on: no more is at stake than an
    /// error that is told twice.
    fn visit_bound_lifetimes(&mut self, bound: &'ast BoundLifetimes) {
        let params = bound.lifetimes.iter().filter_map(|param| match param {
            GenericParam::Lifetime(param) => Some(&param.lifetime.ident),
            _ => None,
        });
        self.declared.extend(params);
        visit::visit_bound_lifetimes(self, bound);
    }
}
