//! What may be unsized in an impl of the trait: the `T` of `impl<T: Store + ?Sized> Store for Box<T>`.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Generics, ItemImpl, Type, TypeParamBound, TypePath};

use crate::bounds;
use crate::model::pointer_argument;
use crate::syntax::last_name;

/// Type parameters that may be unsized and implement the trait, with their other bounds.
pub(super) struct Pointee {
    pub(super) params: HashSet<Ident>,
    /// `Store<K> + Sync`
    pub(super) path: TokenStream,
    /// `Store`
    pub(super) name: Ident,
}

impl Pointee {
    pub(super) fn of(item: &ItemImpl) -> Option<Self> {
        let (own, _) = item.trait_.as_ref()?;
        let own = last_name(own)?;
        let mut found: Option<Pointee> = None;
        for param in item.generics.type_params() {
            let all = all_bounds(&item.generics, &param.ident);
            let is_unsized = all.iter().any(is_maybe_sized);
            let implements = all.iter().any(|bound| match bound {
                TypeParamBound::Trait(bound) => last_name(&bound.path) == Some(own),
                _ => false,
            });
            if !is_unsized || !implements {
                continue;
            }
            let kept = all.into_iter().filter(|bound| match bound {
                TypeParamBound::Trait(_) => !is_maybe_sized(bound),
                _ => false,
            });
            let path = quote!(#(#kept)+*);
            match &mut found {
                Some(found) if found.path.to_string() == path.to_string() => {
                    found.params.insert(param.ident.clone());
                }
                Some(_) => {}
                None => {
                    let params = HashSet::from([param.ident.clone()]);
                    let name = own.clone();
                    found = Some(Pointee { params, path, name });
                }
            }
        }
        found
    }

    /// Whether a type is a pointer to such a parameter: `Box<T>`, `&T`.
    pub(super) fn is_behind(&self, ty: &Type) -> bool {
        match ty {
            Type::Group(group) => self.is_behind(&group.elem),
            Type::Paren(paren) => self.is_behind(&paren.elem),
            Type::Reference(reference) => {
                self.is_param(&reference.elem) || self.is_behind(&reference.elem)
            }
            Type::Path(path) => pointer_argument(path).is_some_and(|(name, inner)| {
                let is_pointer = ["Box", "Rc", "Arc", "Pin"].iter().any(|own| name == own);
                is_pointer && (self.is_param(inner) || self.is_behind(inner))
            }),
            _ => false,
        }
    }

    /// `T` in `T::Key`, `<T as Store>::Key` or `T::get`.
    pub(super) fn is_owner(&self, path: &TypePath) -> bool {
        match &path.qself {
            Some(qself) => self.is_param(&qself.ty),
            None => path.path.segments.first().is_some_and(|first| {
                path.path.segments.len() > 1 && self.params.contains(&first.ident)
            }),
        }
    }

    pub(super) fn is_param(&self, ty: &Type) -> bool {
        matches!(ty, Type::Path(path) if path.qself.is_none()
            && path.path.get_ident().is_some_and(|ident| self.params.contains(ident)))
    }
}

/// The bounds of a parameter, wherever they are.
fn all_bounds(generics: &Generics, param: &Ident) -> Vec<TypeParamBound> {
    let inline = generics.type_params().filter(|own| own.ident == *param);
    let behind = bounds::bounds_of(generics, |clause| {
        let is_param = matches!(&clause.bounded_ty, Type::Path(path) if path.path.is_ident(param));
        clause.lifetimes.is_none() && is_param
    });
    inline
        .flat_map(|own| &own.bounds)
        .chain(behind)
        .cloned()
        .collect()
}

fn is_maybe_sized(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some())
}
