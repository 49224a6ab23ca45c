//! Parts that are there under a condition: one trait or one method for each case, so that nothing
//! behind this stage has to know of them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, FnArg, GenericParam, Generics, ItemTrait, TraitItem, TraitItemFn, parse_quote,
};

// Input:
//     trait Store<#[cfg(unix)] T> { .. }
// Output:
//     #[cfg(unix)]
//     trait Store<T> { .. }
//     #[cfg(not(unix))]
//     trait Store { .. }
pub(crate) fn traits(item: ItemTrait) -> Vec<ItemTrait> {
    let condition = first_of_params(&item.generics).or_else(|| first_of_types(&item));
    let Some(condition) = condition else {
        return vec![with_split_methods(item)];
    };
    let mut with = item.clone();
    with.attrs.push(parse_quote!(#[cfg(#condition)]));
    retain_params(&mut with.generics, &condition, true);
    retain_items(&mut with, &condition, true);
    let mut without = item;
    without.attrs.push(parse_quote!(#[cfg(not(#condition))]));
    retain_params(&mut without.generics, &condition, false);
    retain_items(&mut without, &condition, false);
    [with, without].into_iter().flat_map(traits).collect()
}

fn with_split_methods(mut item: ItemTrait) -> ItemTrait {
    let items = std::mem::take(&mut item.items);
    item.items = items.into_iter().flat_map(split_item).collect();
    item
}

fn split_item(item: TraitItem) -> Vec<TraitItem> {
    match item {
        TraitItem::Fn(function) => methods(function).into_iter().map(TraitItem::Fn).collect(),
        other => vec![other],
    }
}

// Input:
//     async fn get(&self, #[cfg(unix)] mode: u32);
// Output:
//     #[cfg(unix)]
//     async fn get(&self, mode: u32);
//     #[cfg(not(unix))]
//     async fn get(&self);
fn methods(function: TraitItemFn) -> Vec<TraitItemFn> {
    let inputs = function.sig.inputs.iter();
    let condition =
        first_of_params(&function.sig.generics).or_else(|| inputs.map(attrs).find_map(condition));
    let Some(condition) = condition else {
        return vec![function];
    };
    let mut with = function.clone();
    with.attrs.push(parse_quote!(#[cfg(#condition)]));
    retain_params(&mut with.sig.generics, &condition, true);
    retain_inputs(&mut with, &condition, true);
    let mut without = function;
    without.attrs.push(parse_quote!(#[cfg(not(#condition))]));
    retain_params(&mut without.sig.generics, &condition, false);
    retain_inputs(&mut without, &condition, false);
    [with, without].into_iter().flat_map(methods).collect()
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

fn first_of_params(generics: &Generics) -> Option<TokenStream> {
    generics
        .params
        .iter()
        .find_map(|param| condition(param_attrs(param)))
}

fn first_of_types(item: &ItemTrait) -> Option<TokenStream> {
    item.items.iter().find_map(|item| match item {
        TraitItem::Type(assoc) => condition(&assoc.attrs),
        _ => None,
    })
}

/// Whether the attributes say just this.
fn says(attrs: &[Attribute], wanted: &TokenStream) -> bool {
    condition(attrs).is_some_and(|condition| condition.to_string() == wanted.to_string())
}

fn without_cfg(attrs: &mut Vec<Attribute>) {
    attrs.retain(|attr| !attr.path().is_ident("cfg"));
}

/// Where the condition holds, what bears it no longer does; where it does not, that is left out.
fn retain_params(generics: &mut Generics, wanted: &TokenStream, holds: bool) {
    let params = std::mem::take(&mut generics.params).into_iter();
    generics.params = params
        .filter_map(|mut param| {
            if says(param_attrs(&param), wanted) {
                without_cfg(param_attrs_mut(&mut param));
                return holds.then_some(param);
            }
            Some(param)
        })
        .collect();
}

fn retain_inputs(function: &mut TraitItemFn, wanted: &TokenStream, holds: bool) {
    let inputs = std::mem::take(&mut function.sig.inputs).into_iter();
    function.sig.inputs = inputs
        .filter_map(|mut input| {
            if says(attrs(&input), wanted) {
                without_cfg(attrs_mut(&mut input));
                return holds.then_some(input);
            }
            Some(input)
        })
        .collect();
}

fn retain_items(item: &mut ItemTrait, wanted: &TokenStream, holds: bool) {
    item.items.retain_mut(|item| {
        let attrs = match item {
            TraitItem::Const(item) => &mut item.attrs,
            TraitItem::Fn(item) => &mut item.attrs,
            TraitItem::Type(item) => &mut item.attrs,
            _ => return true,
        };
        if !says(attrs, wanted) {
            return true;
        }
        without_cfg(attrs);
        holds
    });
}

fn param_attrs(param: &GenericParam) -> &[Attribute] {
    match param {
        GenericParam::Lifetime(param) => &param.attrs,
        GenericParam::Type(param) => &param.attrs,
        GenericParam::Const(param) => &param.attrs,
    }
}

fn param_attrs_mut(param: &mut GenericParam) -> &mut Vec<Attribute> {
    match param {
        GenericParam::Lifetime(param) => &mut param.attrs,
        GenericParam::Type(param) => &mut param.attrs,
        GenericParam::Const(param) => &mut param.attrs,
    }
}

fn attrs(input: &FnArg) -> &[Attribute] {
    match input {
        FnArg::Receiver(receiver) => &receiver.attrs,
        FnArg::Typed(typed) => &typed.attrs,
    }
}

fn attrs_mut(input: &mut FnArg) -> &mut Vec<Attribute> {
    match input {
        FnArg::Receiver(receiver) => &mut receiver.attrs,
        FnArg::Typed(typed) => &mut typed.attrs,
    }
}
