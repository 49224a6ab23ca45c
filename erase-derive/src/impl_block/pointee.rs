//! Calls on a `T: Store + ?Sized` in the methods of an impl: `impl<T: Store + ?Sized> Store for Box<T>`.
//!
//! rustc drops the native method there, which wants a size. The body gets a trait of its own with the
//! methods that it names, on every `P: ?Sized` that implements the trait. A sized type parameter has
//! its bound's own method, which rustc prefers.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Expr, ExprCall, ExprPath, FnArg, FnModifiers, GenericParam, Generics, ImplItem, ImplItemFn,
    ItemImpl, ItemTrait, Pat, Receiver, ReceiverKind, Signature, Stmt, Token, TraitItem,
    TraitItemFn, Type, TypeParamBound, TypePath, parse_quote,
};

use super::functions::{functions, methods};
use crate::attr::TraitAttr;
use crate::errors::Errors;
use crate::find::idents;
use crate::model::{Method, Trait, pointer_argument};
use crate::syntax::{last_name, path_type, retain};
use crate::{bounds, emit, normalize};

/// Type parameters that may be unsized and implement the trait, and what else they implement.
struct Pointee {
    params: HashSet<Ident>,
    /// `Store<K> + Sync`
    path: TokenStream,
    /// `Store`
    name: Ident,
}

/// What has to stand around the impl, if anything was added.
pub(super) enum Added {
    Nothing,
    /// In the bodies.
    Bodies,
    /// A module beside the impl.
    Module(TokenStream),
}

pub(super) fn expand(item: &mut ItemImpl, args: TokenStream) -> Added {
    let Some(pointee) = Pointee::of(item) else {
        return Added::Nothing;
    };
    let declared = declared(item, &pointee, args);
    let receivers: Vec<(Ident, Option<bool>)> = methods(item)
        .map(|method| (method.sig.ident.clone(), is_mutable(&method.sig)))
        .collect();
    let bodies: Vec<TokenStream> = functions(item)
        .map(|method| method.block.to_token_stream())
        .collect();
    let called_in = |body: &TokenStream| -> Vec<&Method> {
        let is_called = |method: &&Method| emit::mentions(body.clone(), &method.sig.ident);
        declared.erased_methods().filter(is_called).collect()
    };
    let all = called_in(&bodies.iter().cloned().collect());
    if all.is_empty() {
        return Added::Nothing;
    }
    for method in functions(item) {
        let mut paths = ByPath {
            pointee: &pointee,
            receivers: &receivers,
        };
        paths.visit_block_mut(&mut method.block);
    }
    if pointee.is_behind(&item.self_ty) {
        for (method, body) in functions(item).zip(&bodies) {
            let called = called_in(body);
            if !called.is_empty() {
                let on_self = emit::in_impl(&declared, &called, &pointee.path, None);
                let items = Stmt::Item(syn::Item::Verbatim(on_self));
                method.block.stmts.insert(0, items);
            }
        }
        return Added::Bodies;
    }
    in_module(item, &pointee, &declared, &all)
}

// Input:
//     impl<S: Store + ?Sized> Store for Limited<S> { .. }
// Output:
//     mod __pointee {
//         use super::*;
//         pub trait __OnSelf: Store { fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f, u32> { .. } }
//         impl<P: Store + ?Sized> __OnSelf for P {}
//     }
//     impl<S: Store + ?Sized + __pointee::__OnSelf> Store for Limited<S> { .. }
/// As a bound the trait is `S`'s alone. In scope it would be an `Arc<S>`'s, too, which may be an
/// implementor itself.
fn in_module(item: &mut ItemImpl, pointee: &Pointee, declared: &Trait, all: &[&Method]) -> Added {
    let items = emit::in_impl(
        declared,
        all,
        &pointee.path,
        Some(&<Token![pub]>::default()),
    );
    let named = idents(items.clone());
    if named.iter().any(|name| name == "super") {
        return Added::Bodies;
    }
    let name = emit::on_self_name();
    let (_, arguments, _) = declared.generics.split_for_impl();
    let bound: TypeParamBound = parse_quote!(__pointee::#name #arguments);
    for param in item.generics.type_params_mut() {
        if pointee.params.contains(&param.ident) {
            param.bounds.push(bound.clone());
        }
    }
    Added::Module(quote! {
        mod __pointee {
            #[allow(unused_imports)]
            use super::*;
            #items
        }
    })
}

/// `Some(true)` for `&mut self`, `None` for what is no reference.
fn is_mutable(sig: &Signature) -> Option<bool> {
    match &sig.receiver()?.kind {
        ReceiverKind::Reference(_, _, mutability) => Some(mutability.is_some()),
        _ => None,
    }
}

impl Pointee {
    fn of(item: &ItemImpl) -> Option<Self> {
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
    fn is_behind(&self, ty: &Type) -> bool {
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
    fn is_owner(&self, path: &TypePath) -> bool {
        match &path.qself {
            Some(qself) => self.is_param(&qself.ty),
            None => path.path.segments.first().is_some_and(|first| {
                path.path.segments.len() > 1 && self.params.contains(&first.ident)
            }),
        }
    }

    fn is_param(&self, ty: &Type) -> bool {
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
/// What the trait says of the methods of the impl, as far as the impl tells.
fn declared(item: &ItemImpl, pointee: &Pointee, args: TokenStream) -> Trait {
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

/// What an associated type is, where that does not come from the pointee: a signature may name it so,
/// and the pointee's be another.
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

/// Finds what a signature says of this implementor alone: `Self`, the pointee, and `impl Trait`.
struct Named<'a> {
    pointee: &'a Pointee,
    concrete: &'a [String],
    found: bool,
}

impl<'ast> Visit<'ast> for Named<'_> {
    fn visit_receiver(&mut self, _: &'ast Receiver) {}

    fn visit_type(&mut self, ty: &'ast Type) {
        let text = ty.to_token_stream().to_string();
        let is_own = crate::subst::is_self(ty) || self.pointee.is_param(ty);
        self.found |= is_own || self.concrete.contains(&text);
        self.found |= matches!(ty, Type::ImplTrait(_));
        visit::visit_type(self, ty);
    }

    fn visit_type_path(&mut self, path: &'ast TypePath) {
        if self.pointee.is_owner(path) || crate::subst::assoc_of(path).is_some() {
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

/// Makes `Self::Key` of `T::Key` and `<T as Store>::Key`.
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

/// The impl's parameters that are used, and what bounds them alone.
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

fn is_maybe_sized(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some())
}

// Input:
//     T::get(self, key)    <T as Store>::get(self, key)    Store::get(&**self, key)
// Output:
//     ({ let this: &T = self; this }).get(key)             (&**self).get(key)
/// Calls by path as calls of methods: what a path names is the trait's own method, whatever its receiver.
struct ByPath<'a> {
    pointee: &'a Pointee,
    receivers: &'a [(Ident, Option<bool>)],
}

impl ByPath<'_> {
    fn method_call(&self, call: &ExprCall) -> Option<Expr> {
        let Expr::Path(function) = &*call.func else {
            return None;
        };
        let method = last_name(&function.path)?;
        let (_, mutable) = self.receivers.iter().find(|(name, _)| name == method)?;
        let is_mutable = (*mutable)?;
        let mut arguments = call.args.iter();
        let this = self.receiver(function, arguments.next()?, is_mutable)?;
        let attrs = &call.attrs;
        Some(parse_quote!(#(#attrs)* (#this).#method(#(#arguments),*)))
    }

    /// The first argument, if the path is that of a method of the trait; as what a parameter's owner says.
    fn receiver(&self, path: &ExprPath, this: &Expr, is_mutable: bool) -> Option<TokenStream> {
        let mutability = is_mutable.then(|| quote!(mut));
        let of = |owner: &Type| quote!({ let this: &#mutability #owner = #this; this });
        if let Some(qself) = &path.qself {
            return self.pointee.is_param(&qself.ty).then(|| of(&qself.ty));
        }
        let owner = &path.path.segments.iter().rev().nth(1)?.ident;
        if path.path.segments.len() == 2 && self.pointee.params.contains(owner) {
            return Some(of(&path_type(owner.clone())));
        }
        (self.pointee.name == *owner).then(|| this.to_token_stream())
    }
}

impl VisitMut for ByPath<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::Call(call) = expr {
            if let Some(method_call) = self.method_call(call) {
                *expr = method_call;
            }
        }
    }
}
