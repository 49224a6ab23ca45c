//! Finding and replacing `Self` and associated types in the user's types.

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{QSelf, Token, Type, TypeParamBound, TypePath, WherePredicate, parse_quote};

/// Whether the type is just `Self`.
pub(crate) fn is_self(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.qself.is_none() && path.path.is_ident("Self"))
}

/// The name in `Self::Name` or `<Self as Trait>::Name`, if the path begins so.
pub(crate) fn assoc_of(path: &TypePath) -> Option<(&Ident, usize)> {
    let is_projection = path
        .path
        .segments
        .first()
        .is_some_and(|first| first.ident == "Self");
    let position = match &path.qself {
        Some(qself) if is_self(&qself.ty) => qself.position,
        None if is_projection => 1,
        _ => return None,
    };
    path.path
        .segments
        .iter()
        .nth(position)
        .map(|segment| (&segment.ident, position))
}

/// The uses of `Self` in some syntax.
#[derive(Default)]
pub(crate) struct Mentions {
    /// The associated types of `Self` that are named.
    pub(crate) assocs: Vec<Ident>,
    /// Whether `Self` occurs by itself, as in `Option<Self>`.
    pub(crate) bare_self: bool,
}

impl Mentions {
    pub(crate) fn by(visit: impl FnOnce(&mut Self)) -> Self {
        let mut found = Self::default();
        visit(&mut found);
        found
    }

    pub(crate) fn in_type(ty: &Type) -> Self {
        Self::by(|found| found.visit_type(ty))
    }

    pub(crate) fn has_assoc(&self) -> bool {
        !self.assocs.is_empty()
    }
}

impl<'ast> Visit<'ast> for Mentions {
    fn visit_type_path(&mut self, path: &'ast TypePath) {
        if let Some((ident, _)) = assoc_of(path) {
            self.assocs.push(ident.clone());
            // The `Self` in `<Self as Trait>` is not a use of `Self` by itself.
            let segments = path.path.segments.iter();
            segments.for_each(|segment| self.visit_path_segment(segment));
        } else {
            self.bare_self |= path.qself.is_none() && path.path.is_ident("Self");
            visit::visit_type_path(self, path);
        }
    }
}

/// The replacements of `Self` and its associated types.
#[derive(Default)]
pub(crate) struct Substitution {
    /// The replacement of `Self`.
    pub(crate) self_type: Option<Type>,
    /// The replacement of `Self::Name`.
    pub(crate) assocs: Vec<(Ident, Type)>,
}

impl Substitution {
    pub(crate) fn ty(&self, ty: &Type) -> Type {
        let mut ty = ty.clone();
        Visitor(self).visit_type_mut(&mut ty);
        ty
    }

    pub(crate) fn bound(&self, bound: &TypeParamBound) -> TypeParamBound {
        let mut bound = bound.clone();
        Visitor(self).visit_type_param_bound_mut(&mut bound);
        bound
    }

    pub(crate) fn predicate(&self, predicate: &WherePredicate) -> WherePredicate {
        let mut predicate = predicate.clone();
        Visitor(self).visit_where_predicate_mut(&mut predicate);
        predicate
    }

    // Input:
    //     Self::Key    <Self as Repo>::Key    Self::Key::Owned    Box<Self>
    // Output, for `Self` = `X` and `Key` = `K`:
    //     K            K                      <K>::Owned          Box<X>
    fn path(&self, path: &TypePath) -> Option<Type> {
        if path.qself.is_none() && path.path.is_ident("Self") {
            return self.self_type.clone();
        }
        let (ident, position) = assoc_of(path)?;
        let replacement = self.assocs.iter().find(|(name, _)| name == ident);
        let (_, replacement) = replacement?;
        let segments = path.path.segments.iter();
        let rest: Vec<_> = segments.skip(position + 1).cloned().collect();
        if rest.is_empty() {
            return Some(replacement.clone());
        }
        let mut projected: TypePath = parse_quote!(<#replacement>::Rest);
        projected.path.segments = rest.into_iter().collect();
        projected.path.leading_colon = Some(<Token![::]>::default());
        projected.qself = projected.qself.map(|qself| QSelf {
            position: 0,
            ..qself
        });
        Some(Type::Path(projected))
    }
}

struct Visitor<'a>(&'a Substitution);

impl VisitMut for Visitor<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        let replacement = match ty {
            Type::Path(path) => self.0.path(path),
            _ => None,
        };
        match replacement {
            Some(replacement) => *ty = replacement,
            None => visit_mut::visit_type_mut(self, ty),
        }
    }
}
