//! Conditional parts: one trait or one method for each case, so that later stages see no conditions.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, FnArg, GenericParam, ItemTrait, TraitItem, TraitItemFn, parse_quote};

use crate::syntax::retain;

// Input:
//     trait Store<#[cfg(unix)] T> { .. }
// Output:
//     #[cfg(unix)]
//     trait Store<T> { .. }
//     #[cfg(not(unix))]
//     trait Store { .. }
pub(crate) fn traits(mut item: ItemTrait) -> Vec<ItemTrait> {
    let params = item.generics.params.iter_mut();
    let of_params = params.map(of_param).find_map(|attrs| condition(attrs));
    let of_type = || {
        item.items.iter().find_map(|item| match item {
            TraitItem::Type(assoc) => condition(&assoc.attrs),
            _ => None,
        })
    };
    let Some(wanted) = of_params.or_else(of_type) else {
        let items = std::mem::take(&mut item.items).into_iter();
        item.items = items.flat_map(methods).collect();
        return vec![item];
    };
    let case = |holds| {
        let mut item = item.clone();
        item.attrs.push(cfg(&wanted, holds));
        retain(&mut item.generics.params, |param| {
            is_there(of_param(param), &wanted, holds)
        });
        item.items.retain_mut(|item| match item {
            TraitItem::Const(item) => is_there(&mut item.attrs, &wanted, holds),
            TraitItem::Fn(item) => is_there(&mut item.attrs, &wanted, holds),
            TraitItem::Type(item) => is_there(&mut item.attrs, &wanted, holds),
            _ => true,
        });
        traits(item)
    };
    [true, false].into_iter().flat_map(case).collect()
}

// Input:
//     async fn get(&self, #[cfg(unix)] mode: u32);
// Output:
//     #[cfg(unix)]
//     async fn get(&self, mode: u32);
//     #[cfg(not(unix))]
//     async fn get(&self);
fn methods(item: TraitItem) -> Vec<TraitItem> {
    let TraitItem::Fn(mut function) = item else {
        return vec![item];
    };
    let sig = &mut function.sig;
    let params = sig.generics.params.iter_mut().map(of_param);
    let mut all = params.chain(sig.inputs.iter_mut().map(of_input));
    let Some(wanted) = all.find_map(|attrs| condition(attrs)) else {
        return vec![TraitItem::Fn(function)];
    };
    let case = |holds| {
        let mut function: TraitItemFn = function.clone();
        function.attrs.push(cfg(&wanted, holds));
        retain(&mut function.sig.generics.params, |param| {
            is_there(of_param(param), &wanted, holds)
        });
        retain(&mut function.sig.inputs, |input| {
            is_there(of_input(input), &wanted, holds)
        });
        methods(TraitItem::Fn(function))
    };
    [true, false].into_iter().flat_map(case).collect()
}

/// What `#[cfg(..)]` says: all of them, if there are several.
fn condition(attrs: &[Attribute]) -> Option<TokenStream> {
    let conditions = attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    let conditions: Vec<TokenStream> = conditions
        .filter_map(|attr| attr.parse_args().ok())
        .collect();
    match &*conditions {
        [] => None,
        [condition] => Some(condition.clone()),
        _ => Some(quote!(all(#(#conditions),*))),
    }
}

fn cfg(condition: &TokenStream, holds: bool) -> Attribute {
    if holds {
        parse_quote!(#[cfg(#condition)])
    } else {
        parse_quote!(#[cfg(not(#condition))])
    }
}

/// Removes the condition from a part if it holds, and the part if it does not.
fn is_there(attrs: &mut Vec<Attribute>, wanted: &TokenStream, holds: bool) -> bool {
    let says_it = condition(attrs).is_some_and(|own| own.to_string() == wanted.to_string());
    if says_it {
        attrs.retain(|attr| !attr.path().is_ident("cfg"));
    }
    holds || !says_it
}

fn of_param(param: &mut GenericParam) -> &mut Vec<Attribute> {
    match param {
        GenericParam::Lifetime(param) => &mut param.attrs,
        GenericParam::Type(param) => &mut param.attrs,
        GenericParam::Const(param) => &mut param.attrs,
    }
}

fn of_input(input: &mut FnArg) -> &mut Vec<Attribute> {
    match input {
        FnArg::Receiver(receiver) => &mut receiver.attrs,
        FnArg::Typed(typed) => &mut typed.attrs,
    }
}
