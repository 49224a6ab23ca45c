//! The methods of an impl.

use syn::{ImplItem, ImplItemFn, ItemImpl, Safety};

pub(super) fn functions(item: &mut ItemImpl) -> impl Iterator<Item = &mut ImplItemFn> {
    item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method),
        _ => None,
    })
}

/// The methods that async-trait boxes. An `unsafe` one keeps its own unsafe context.
pub(super) fn methods_mut(item: &mut ItemImpl) -> impl Iterator<Item = &mut ImplItemFn> {
    functions(item).filter(|method| is_async(method))
}

pub(super) fn methods(item: &ItemImpl) -> impl Iterator<Item = &ImplItemFn> {
    let functions = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method),
        _ => None,
    });
    functions.filter(|method| is_async(method))
}

fn is_async(method: &ImplItemFn) -> bool {
    method.sig.asyncness.is_some() && matches!(method.sig.safety, Safety::Default)
}
