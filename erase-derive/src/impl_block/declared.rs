//! The trait, as far as an impl of it tells.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    FnArg, FnModifiers, GenericParam, Generics, ImplItem, ImplItemFn, ItemImpl, ItemTrait, Pat,
    Receiver, Token, TraitItem, TraitItemFn, Type, TypePath, parse_quote,
};

use super::functions::methods;
use super::pointee::Pointee;
use crate::attr::TraitAttr;
use crate::errors::Errors;
use crate::find::idents;
use crate::model::Trait;
use crate::subst;
use crate::syntax::{last_name, retain};
use crate::{bounds, normalize};

// Input:
//     impl<K: Key, T: Store<K> + ?Sized> Store<K> for Box<T> {
//         type Error = T::Error;
//         async fn get(&self, key: &K) -> Result<u32, T::Error> { .. }
//     }
// Output:
//     trait Store<K: Key> {
//         type Error;
//         async fn get(&self, key: &K) -> Result<u32, Self::Error>;
//     }
/// The trait's methods, as far as the impl shows them.
pub(super) fn declared(item: &ItemImpl, pointee: &Pointee, args: TokenStream) -> Trait {
    let mut errors = Errors::default();
    let attr = TraitAttr::from_tokens(args, &mut errors);
    let concrete: Vec<String> = item
        .items
        .iter()
        .filter_map(|item| match item {
            ImplItem::Type(assoc) => concrete(&assoc.ty, pointee),
            _ => None,
        })
        .collect();
    let signatures = methods(item).filter(|method| can_declare(method, pointee, &concrete));
    let mut items: Vec<TraitItem> = signatures
        .map(|method| declaration(method, pointee))
        .collect();
    let path = &pointee.path;
    let used = idents(quote!(#path #(#items)*));
    items.extend(item.items.iter().filter_map(|item| match item {
        ImplItem::Type(assoc) if assoc.generics.params.is_empty() => {
            let name = &assoc.ident;
            Some(TraitItem::Type(parse_quote!(type #name;)))
        }
        _ => None,
    }));
    let name = item.trait_.as_ref().and_then(|(path, _)| last_name(path));
    let mut declared: ItemTrait = parse_quote!(trait #name {});
    declared.items = items;
    declared.generics = generics(&item.generics, pointee, &used);
    let declared = normalize::plain_syntax(declared, &mut errors);
    Trait::from_syn(declared, attr, &mut errors)
}

/// The associated types that differ from the pointee's: a signature may name them.
fn concrete(ty: &Type, pointee: &Pointee) -> Option<String> {
    match ty {
        Type::Path(path) if pointee.is_owner(path) => None,
        ty => Some(ty.to_token_stream().to_string()),
    }
}

/// Whether the signature reads the same on any other implementor.
fn can_declare(method: &ImplItemFn, pointee: &Pointee, concrete: &[String]) -> bool {
    let sig = &method.sig;
    let is_generic = sig
        .generics
        .params
        .iter()
        .any(|param| !matches!(param, GenericParam::Lifetime(_)));
    let has_cfg = sig.inputs.iter().any(|input| match input {
        FnArg::Receiver(input) => !input.attrs.is_empty(),
        FnArg::Typed(input) => !input.attrs.is_empty(),
    });
    let mut named = Named {
        pointee,
        concrete,
        found: false,
    };
    named.visit_signature(sig);
    !is_generic
        && !has_cfg
        && !named.found
        && sig.receiver().is_some()
        && !bounds::demands_sized(&sig.generics)
}

/// Finds the parts of a signature that are specific to this implementor: `Self`, the pointee, `impl Trait`.
struct Named<'a> {
    pointee: &'a Pointee,
    concrete: &'a [String],
    found: bool,
}

impl<'ast> Visit<'ast> for Named<'_> {
    fn visit_receiver(&mut self, _: &'ast Receiver) {}

    fn visit_type(&mut self, ty: &'ast Type) {
        let text = ty.to_token_stream().to_string();
        let is_own = subst::is_self(ty) || self.pointee.is_param(ty);
        self.found |= is_own || self.concrete.contains(&text);
        self.found |= matches!(ty, Type::ImplTrait(_));
        visit::visit_type(self, ty);
    }

    fn visit_type_path(&mut self, path: &'ast TypePath) {
        if self.pointee.is_owner(path) || subst::assoc_of(path).is_some() {
            return;
        }
        visit::visit_type_path(self, path);
    }
}

fn declaration(method: &ImplItemFn, pointee: &Pointee) -> TraitItem {
    let mut sig = method.sig.clone();
    OfSelf { pointee }.visit_signature_mut(&mut sig);
    for input in &mut sig.inputs {
        match input {
            FnArg::Receiver(receiver) => receiver.mutability = None,
            FnArg::Typed(typed) => {
                if let Pat::Ident(pat) = &mut *typed.pat {
                    pat.mutability = None;
                }
            }
        }
    }
    let attrs = crate::attrs::select(&method.attrs, &["cfg", "erase"]);
    TraitItem::Fn(TraitItemFn {
        modifiers: FnModifiers::default(),
        attrs,
        sig,
        default: None,
        semi_token: Some(<Token![;]>::default()),
    })
}

/// Replaces `T::Key` and `<T as Store>::Key` with `Self::Key`.
struct OfSelf<'a> {
    pointee: &'a Pointee,
}

impl VisitMut for OfSelf<'_> {
    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        if self.pointee.is_owner(path) {
            if let Some(qself) = &mut path.qself {
                *qself.ty = parse_quote!(Self);
            } else if let Some(first) = path.path.segments.first_mut() {
                first.ident = Ident::new("Self", first.ident.span());
            }
        }
        visit_mut::visit_type_path_mut(self, path);
    }
}

/// The used parameters of the impl, and the bounds that concern only them.
fn generics(own: &Generics, pointee: &Pointee, used: &HashSet<Ident>) -> Generics {
    let mut generics = own.clone();
    let is_kept = |param: &GenericParam| {
        let name = param_name(param);
        used.contains(name) && !pointee.params.contains(name)
    };
    let is_about_these = |tokens: TokenStream| {
        let named = idents(tokens);
        let mut params = own.params.iter();
        params.all(|param| is_kept(param) || !named.contains(param_name(param)))
    };
    retain(&mut generics.params, |param| is_kept(param));
    for param in generics.type_params_mut() {
        retain(&mut param.bounds, |bound| {
            is_about_these(bound.to_token_stream())
        });
    }
    if let Some(clause) = &mut generics.where_clause {
        retain(&mut clause.predicates, |predicate| {
            let tokens = predicate.to_token_stream();
            let is_of_self = idents(tokens.clone()).iter().any(|name| name == "Self");
            !is_of_self && is_about_these(tokens)
        });
    }
    generics
}

fn param_name(param: &GenericParam) -> &Ident {
    match param {
        GenericParam::Lifetime(param) => &param.lifetime.ident,
        GenericParam::Type(param) => &param.ident,
        GenericParam::Const(param) => &param.ident,
    }
}
