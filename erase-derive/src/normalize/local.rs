//! `local = Name`: the same trait, without `Send`.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{ItemTrait, ReturnType, Token, TraitItem, Type, TypeParamBound, WherePredicate};

use crate::attr::{MethodAttr, TraitAttr};
use crate::bounds::bound_is;
use crate::subst;
use crate::syntax::retain;

// Input:
//     pub trait Store: Send + Sync + Debug {
//         async fn get(&self) -> u32;
//         fn watch(&self) -> impl Stream<Item = u32> + Send;
//     }
// Output, for `local = LocalStore`:
//     pub trait LocalStore: Debug {                            // under `#[erase(?Send)]`
//         async fn get(&self) -> u32;
//         fn watch(&self) -> impl Stream<Item = u32>;
//     }
pub(crate) fn declare(item: &ItemTrait, args: &TraitAttr, name: Ident) -> (ItemTrait, TraitAttr) {
    let mut local = item.clone();
    let args = TraitAttr {
        method: MethodAttr {
            not_send: Some(name.span()),
            storage: args.method.storage.clone(),
        },
        // Pointers that implement the trait itself are implementors already.
        forward: Some(Vec::new()),
        local: None,
        krate: args.krate.clone(),
        assoc: args.assoc.clone(),
    };
    local.ident = name;
    without_auto(&mut local.supertraits);
    let clause = local.generics.where_clause.iter_mut();
    for predicate in clause.flat_map(|clause| &mut clause.predicates) {
        if let WherePredicate::Type(predicate) = predicate {
            if subst::is_self(&predicate.bounded_ty) {
                without_auto(&mut predicate.bounds);
            }
        }
    }
    for item in &mut local.items {
        if let TraitItem::Fn(function) = item {
            if let ReturnType::Type(_, ty) = &mut function.sig.output {
                if let Type::ImplTrait(opaque) = &mut **ty {
                    without_auto(&mut opaque.bounds);
                }
            }
        }
    }
    (local, args)
}

fn without_auto(bounds: &mut Punctuated<TypeParamBound, Token![+]>) {
    retain(bounds, |bound| !bound_is(bound, &["Send", "Sync"]));
}
