//! Impls for a pointer that do nothing but pass each call on to what it points to.

use syn::{
    Block, Expr, FnArg, Ident, ImplItem, ImplItemFn, ItemImpl, ItemTrait, Pat, Stmt, TraitItem,
};

use crate::refusal::demands_sized;

/// The methods that a forward would pass on, and that the impl leaves to their default bodies.
///
/// Of several traits of one name, those count that have all methods of the impl.
pub(crate) fn left_to_defaults<'a>(
    item: &ItemImpl,
    definitions: impl Iterator<Item = &'a ItemTrait>,
) -> Vec<&'a Ident> {
    let own: Vec<&Ident> = item
        .items
        .iter()
        .filter_map(|entry| match entry {
            ImplItem::Fn(function) => Some(&function.sig.ident),
            _ => None,
        })
        .collect();
    let mut left = Vec::new();
    for definition in definitions {
        let all = methods(definition);
        if own.iter().all(|name| all.contains(name)) {
            left.extend(forwarded(definition).filter(|name| !own.contains(name)));
        }
    }
    left.sort();
    left.dedup();
    left
}

fn methods(definition: &ItemTrait) -> Vec<&Ident> {
    definition
        .items
        .iter()
        .filter_map(|entry| match entry {
            TraitItem::Fn(function) => Some(&function.sig.ident),
            _ => None,
        })
        .collect()
}

/// What a forward passes on: not what has no receiver or demands `Self: Sized`.
fn forwarded(definition: &ItemTrait) -> impl Iterator<Item = &Ident> {
    definition.items.iter().filter_map(|entry| match entry {
        TraitItem::Fn(function)
            if function.sig.receiver().is_some() && !demands_sized(&function.sig.generics) =>
        {
            Some(&function.sig.ident)
        }
        _ => None,
    })
}

/// Whether every method that the impl has only passes its call on.
pub(crate) fn delegates(item: &ItemImpl) -> bool {
    let mut methods = 0;
    let all = item.items.iter().all(|entry| match entry {
        ImplItem::Fn(function) => {
            methods += 1;
            passes_on(function)
        }
        ImplItem::Type(_) => true,
        _ => false,
    });
    all && methods > 0
}

// Input:
//     async fn get(&self, key: &str) -> u32 { (**self).get(key).await }
//     async fn get(&self, key: &str) -> u32 { self.as_ref().get(key).await }
//     async fn get(&self, key: &str) -> u32 { T::get(&**self, key).await }
fn passes_on(function: &ImplItemFn) -> bool {
    let Some(call) = only_expression(&function.block) else {
        return false;
    };
    let call = match call {
        Expr::Await(awaited) => &*awaited.base,
        other => other,
    };
    let name = &function.sig.ident;
    match call {
        Expr::MethodCall(call) => {
            call.method == *name
                && call.turbofish.is_none()
                && is_pointee(&call.receiver)
                && are_the_arguments(call.args.iter(), function)
        }
        Expr::Call(call) => {
            let is_method = match &*call.func {
                Expr::Path(path) => {
                    path.path.segments.len() > 1
                        && path
                            .path
                            .segments
                            .last()
                            .is_some_and(|last| last.ident == *name)
                }
                _ => false,
            };
            let mut args = call.args.iter();
            is_method && args.next().is_some_and(is_pointee) && are_the_arguments(args, function)
        }
        _ => false,
    }
}

fn only_expression(block: &Block) -> Option<&Expr> {
    match &*block.stmts {
        [Stmt::Expr(expr, _)] => Some(expr),
        _ => None,
    }
}

/// `**self`, `&**self`, `self.as_ref()`, `self.deref_mut()`; not `self`, which would be the pointer.
fn is_pointee(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => is_pointee(&inner.expr),
        Expr::Reference(inner) => is_pointee(&inner.expr),
        Expr::Unary(outer) => match &*outer.expr {
            Expr::Unary(inner) => is_self(&inner.expr),
            _ => false,
        },
        Expr::MethodCall(call) => {
            let method = call.method.to_string();
            is_self(&call.receiver)
                && call.args.is_empty()
                && matches!(method.as_str(), "as_ref" | "as_mut" | "deref" | "deref_mut")
        }
        _ => false,
    }
}

fn is_self(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident("self"))
}

fn are_the_arguments<'a>(args: impl Iterator<Item = &'a Expr>, function: &ImplItemFn) -> bool {
    let names = function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(&*input.pat),
        FnArg::Receiver(_) => None,
    });
    let names: Vec<&Pat> = names.collect();
    let args: Vec<&Expr> = args.collect();
    let same = |(arg, pat): (&&Expr, &&Pat)| match (arg, pat) {
        (Expr::Path(path), Pat::Ident(pat)) => path.path.is_ident(&pat.ident),
        _ => false,
    };
    names.len() == args.len() && args.iter().zip(&names).all(same)
}
