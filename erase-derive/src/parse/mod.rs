//! From syn's tree of a trait to the [`model`](crate::model).

mod assoc;
mod method;
mod output;
mod receiver;

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser as _};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, ItemTrait, TraitItem, Type, Visibility, parse_quote};

use crate::args::{MethodArgs, TraitArgs};
use crate::errors::Errors;
use crate::model::{Item, Needs, Options, Trait};
use crate::names::Names;
use assoc::assocs;
use method::{needs, trait_fn};

pub(crate) use receiver::receiver_kind_of;

pub(crate) fn from_syn(mut item: ItemTrait, args: TraitArgs, errors: &mut Errors) -> Trait {
    Ungroup.visit_item_trait_mut(&mut item);
    let names = Names::new(&item);
    let TraitArgs {
        method: defaults,
        forward,
        local: _,
        krate,
        assoc,
    } = args;
    let items = item
        .items
        .into_iter()
        .map(|item| trait_item(item, &defaults, errors))
        .collect();
    let krate = krate.unwrap_or_else(|| parse_quote!(::erase_core));
    let mut parsed = Trait {
        attrs: item.attrs,
        vis: item.vis,
        unsafety: item.unsafety,
        trait_token: item.trait_token,
        ident: item.ident,
        brace_token: item.brace_token,
        generics: item.generics,
        supertraits: item.supertraits,
        items,
        assocs: Vec::new(),
        options: Options { krate, forward },
        names,
        given: Needs::default(),
    };
    parsed.given = parsed.auto_supertraits();
    parsed.assocs = assocs(&parsed, assoc.unwrap_or_default());
    for item in &mut parsed.items {
        if let Item::Method(method) = item {
            method.needs = needs(method, parsed.given);
        }
    }
    parsed
}

/// `macro_rules!` wraps what it passes on in invisible groups.
struct Ungroup;

impl VisitMut for Ungroup {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        while let Type::Group(group) = ty {
            *ty = (*group.elem).clone();
        }
        visit_mut::visit_type_mut(self, ty);
    }
}

fn trait_item(item: TraitItem, defaults: &MethodArgs, errors: &mut Errors) -> Item {
    match item {
        TraitItem::Fn(function) => trait_fn(function, defaults, errors),
        TraitItem::Type(assoc) => Item::Type(assoc),
        TraitItem::Verbatim(tokens) => match without_visibility(tokens.clone(), errors) {
            Some(item) => trait_item(item, defaults, errors),
            None => Item::Other(TraitItem::Verbatim(tokens)),
        },
        other => Item::Other(other),
    }
}

/// `pub async fn`, which syn does not take for a method of a trait.
fn without_visibility(tokens: TokenStream, errors: &mut Errors) -> Option<TraitItem> {
    let with_visibility = |input: ParseStream<'_>| {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis: Visibility = input.parse()?;
        Ok((attrs, vis, input.parse::<TraitItem>()?))
    };
    let (attrs, vis, mut item) = with_visibility.parse2(tokens).ok()?;
    let own = match &mut item {
        TraitItem::Fn(function) => &mut function.attrs,
        TraitItem::Type(assoc) => &mut assoc.attrs,
        _ => return None,
    };
    own.splice(0..0, attrs);
    errors.at(
        vis,
        "what a trait has is as visible as the trait; leave this out",
    );
    Some(item)
}
