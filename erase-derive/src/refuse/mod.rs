//! All refusals. Finds the errors of a trait without changing it, and then repairs the trait, so that the
//! rest expands and one mistake is one error.

mod method;
mod output;
mod words;

use proc_macro2::Ident;
use syn::{Attribute, Generics, TraitItem, TypeParamBound, WherePredicate, parse_quote};

use words::{SIZED, error};

use crate::attr::Pointer;
use crate::attrs;
use crate::bounds::{bound_is, bound_name, demands_sized, has_arguments, is_auto};
use crate::errors::Errors;
use crate::find;
use crate::model::{self, Item, Method, ReceiverKind, Trait};
use crate::subst::{self, Mentions};
use crate::syntax::retain;

/// One error.
pub(crate) struct Refusal {
    /// Nothing, where rustc itself reports the mistake.
    error: Option<syn::Error>,
    remedy: Remedy,
    /// Whether native code may have this, and only `dyn` may not.
    not_for_dyn: bool,
}

enum Remedy {
    None,
    /// Leaves out the supertraits that no `dyn` type has.
    Supertraits,
    /// Leaves the item out.
    Remove(usize),
    /// Keeps the item for concrete types.
    Sized(usize),
    /// Gives the method a valid output.
    Infallible(usize),
    /// Leaves the pointer out.
    Pointer(Pointer),
}

/// Whether the trait is dyn-incompatible for a reason that is valid natively.
pub(crate) fn is_not_for_dyn(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|refusal| refusal.not_for_dyn)
}

pub(crate) fn refusals(item: &Trait) -> Vec<Refusal> {
    let not_for_dyn = |error, remedy| Refusal {
        error: Some(error),
        remedy,
        not_for_dyn: true,
    };
    let mistake = |error, remedy| Refusal {
        error: Some(error),
        remedy,
        not_for_dyn: false,
    };
    let supertraits = item.all_supertraits().filter(|bound| is_not_dyn(bound));
    let supertraits =
        supertraits.map(|bound| not_for_dyn(supertrait(item, bound), Remedy::Supertraits));
    let mut all: Vec<Refusal> = supertraits.collect();
    let lost = lost_assocs(item);
    let is_lost = |found: &Mentions| found.assocs.iter().any(|ident| lost.contains(ident));
    for (n, entry) in item.items.iter().enumerate() {
        match entry {
            Item::Other(TraitItem::Const(constant)) => all.push(not_for_dyn(
                error(&constant.ident, "`dyn` has no associated constants; write a method that returns the value"),
                Remedy::Remove(n),
            )),
            Item::Other(TraitItem::Macro(call)) => all.push(mistake(
                error(&call.mac.path, "`#[erase]` cannot see what this macro expands to; write the items out, or generate the whole trait with the macro"),
                Remedy::Remove(n),
            )),
            Item::Type(assoc) if is_generic(&assoc.generics) => all.push(not_for_dyn(
                error(&assoc.ident, format!("`dyn` cannot name a generic associated type; return a boxed or a concrete type instead, {SIZED}")),
                Remedy::Sized(n),
            )),
            Item::Plain(plain) if !plain.sized => {
                let refused = method::plain(&plain.function.sig);
                let refused = refused.map(|error| not_for_dyn(error, Remedy::Sized(n)));
                let broken = is_lost(&plain.mentions()) || is_repeated(item, n);
                all.extend(refused.or_else(|| follows(broken, n)));
            }
            Item::Method(method) => {
                let remedy = || Remedy::Infallible(n);
                all.extend(method::never(method).map(|error| mistake(error, remedy())));
                if method.is_erased() {
                    let qualifiers = method::qualifiers(&method.sig).into_iter();
                    all.extend(qualifiers.map(|error| mistake(error, Remedy::None)));
                    let refused = method::erased(method);
                    let refused = refused.map(|error| not_for_dyn(error, Remedy::Sized(n)));
                    let refused = refused.or_else(|| {
                        method::mistake(method).map(|error| mistake(error, Remedy::Sized(n)))
                    });
                    let broken = is_lost(&method.mentions())
                        || is_undeclared(item, method)
                        || is_repeated(item, n);
                    all.extend(refused.or_else(|| follows(broken, n)));
                }
            }
            _ => {}
        }
    }
    all.extend(pointers(item).map(|(error, pointer)| mistake(error, Remedy::Pointer(pointer))));
    all
}

/// Errors that follow from another one, which is reported already, or by rustc.
fn follows(is_broken: bool, n: usize) -> Option<Refusal> {
    is_broken.then_some(Refusal {
        error: None,
        remedy: Remedy::Sized(n),
        not_for_dyn: false,
    })
}

pub(crate) fn apply(item: &mut Trait, refusals: Vec<Refusal>, errors: &mut Errors) {
    let lost = lost_assocs(item);
    item.assocs.retain(|assoc| !lost.contains(&assoc.ident));
    let mut removed = Vec::new();
    for refusal in refusals {
        refusal
            .error
            .into_iter()
            .for_each(|error| errors.push(error));
        match refusal.remedy {
            Remedy::None => {}
            Remedy::Supertraits => without_refused_supertraits(item),
            Remedy::Remove(n) => removed.push(n),
            Remedy::Sized(n) => item.items.get_mut(n).into_iter().for_each(make_sized),
            Remedy::Infallible(n) => {
                if let Some(Item::Method(method)) = item.items.get_mut(n) {
                    method.output.item = parse_quote!(::core::convert::Infallible);
                    method.lifetimes.output.item = method.output.item.clone();
                }
            }
            Remedy::Pointer(pointer) => {
                let asked = item.asked.iter_mut();
                asked.for_each(|asked| asked.retain(|(forward, _)| forward.pointer != pointer));
            }
        }
    }
    let mut n = 0..;
    item.items
        .retain(|_| !n.next().is_some_and(|n| removed.contains(&n)));
    item.decide_forwards();
}

fn make_sized(item: &mut Item) {
    let generics = match item {
        Item::Plain(plain) => {
            plain.sized = true;
            &mut plain.function.sig.generics
        }
        Item::Type(assoc) => &mut assoc.generics,
        Item::Method(method) => {
            // An impl with an `Rc` receiver would be reported again.
            method.send &= method.receiver_kind() != ReceiverKind::Rc;
            method.make_static();
            return;
        }
        Item::Other(_) => return,
    };
    let clause = generics.make_where_clause();
    clause
        .predicates
        .push(parse_quote!(Self: ::core::marker::Sized));
}

/// Supertraits that no `dyn` type has.
fn is_not_dyn(bound: &TypeParamBound) -> bool {
    const NOT_DYN: [&str; 9] = [
        "Sized",
        "Clone",
        "Copy",
        "Default",
        "Eq",
        "PartialEq",
        "Ord",
        "PartialOrd",
        "Hash",
    ];
    bound_is(bound, &NOT_DYN) && !has_arguments(bound)
}

fn supertrait(item: &Trait, bound: &TypeParamBound) -> syn::Error {
    let name = bound_name(bound);
    error(
        bound,
        format!(
            "`dyn {}` cannot be `{name}`; remove the supertrait, and require `{name}` where a concrete type is used",
            item.ident
        ),
    )
}

fn without_refused_supertraits(item: &mut Trait) {
    retain(&mut item.supertraits, |bound| !is_not_dyn(bound));
    let clause = item.generics.where_clause.iter_mut();
    for predicate in clause.flat_map(|clause| &mut clause.predicates) {
        match predicate {
            WherePredicate::Type(clause) if subst::is_self(&clause.bounded_ty) => {
                retain(&mut clause.bounds, |bound| !is_not_dyn(bound));
            }
            _ => {}
        }
    }
}

/// A generic associated type, which no `dyn` type can name.
fn is_generic(generics: &Generics) -> bool {
    !generics.params.is_empty() && !demands_sized(generics)
}

/// Associated types that `dyn` cannot have, and those that neither the trait nor a supertrait can have
/// declared.
fn lost_assocs(item: &Trait) -> Vec<Ident> {
    let generic = item.items.iter().filter_map(|entry| match entry {
        Item::Type(assoc) if is_generic(&assoc.generics) => Some(assoc.ident.clone()),
        _ => None,
    });
    let may_inherit = item.all_supertraits().any(|bound| match bound {
        TypeParamBound::Trait(bound) => !is_auto(&bound.path),
        TypeParamBound::Lifetime(_) => false,
        _ => true,
    });
    let undeclared = item.assocs.iter();
    let undeclared = undeclared.filter(|assoc| assoc.inherited && !may_inherit);
    generic
        .chain(undeclared.map(|assoc| assoc.ident.clone()))
        .collect()
}

fn is_undeclared(item: &Trait, method: &Method) -> bool {
    let receiver = method.receiver.iter().map(|receiver| &receiver.ty);
    let types = receiver.chain(method.inputs.iter().map(|input| &input.ty));
    find::has_undeclared_lifetime(&method.sig, types, &item.generics)
}

/// Whether an earlier method has the same name, in the same build.
fn is_repeated(item: &Trait, n: usize) -> bool {
    let named = |entry: &Item| match entry {
        Item::Method(method) => Some((method.sig.ident.clone(), is_conditional(&method.attrs))),
        Item::Plain(plain) => {
            let function = &plain.function;
            Some((function.sig.ident.clone(), is_conditional(&function.attrs)))
        }
        _ => None,
    };
    let Some((name, false)) = item.items.get(n).and_then(named) else {
        return false;
    };
    let earlier = item.items.iter().take(n).filter_map(named);
    earlier
        .into_iter()
        .any(|other| other == (name.clone(), false))
}

fn is_conditional(attrs: &[Attribute]) -> bool {
    !attrs::select(attrs, &["cfg"]).is_empty()
}

/// Pointers that were asked for by name, and cannot be.
fn pointers(item: &Trait) -> impl Iterator<Item = (syn::Error, Pointer)> {
    let asked = item.asked.iter().flatten();
    asked.filter_map(|(forward, span)| {
        let pointer = forward.pointer;
        let reason = model::obstacle(item, pointer)?;
        let message = format!(
            "`{}` cannot be forwarded through `{}`: {reason}; remove it",
            item.ident,
            pointer.name()
        );
        Some((syn::Error::new(*span, message), pointer))
    })
}
