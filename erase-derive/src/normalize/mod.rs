//! Rewrites the trait, so that later stages see fewer cases.

pub(crate) mod async_trait;
pub(crate) mod cfg;
pub(crate) mod local;
pub(crate) mod recover;

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser as _};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, ItemTrait, TraitItem, Type, Visibility, token};

use crate::attrs;
use crate::errors::Errors;

/// Takes out what only the parser has to know: the groups that `macro_rules!` passes on, and `pub`
/// on the trait's items. And what is expected in vain of an erased trait.
pub(crate) fn plain_syntax(mut item: ItemTrait, errors: &mut Errors) -> ItemTrait {
    for item in &mut item.items {
        if let TraitItem::Verbatim(tokens) = item {
            if let Some(plain) = without_visibility(tokens.clone(), errors) {
                *item = plain;
            }
        }
    }
    Ungroup.visit_item_trait_mut(&mut item);
    item
}

/// `macro_rules!` wraps what it passes on in invisible groups.
struct Ungroup;

impl VisitMut for Ungroup {
    fn visit_attribute_mut(&mut self, attr: &mut Attribute) {
        attrs::expect_nothing_silent(attr);
    }

    fn visit_type_mut(&mut self, ty: &mut Type) {
        while let Type::Group(group) = ty {
            *ty = (*group.elem).clone();
        }
        let pointee = match ty {
            Type::Reference(reference) => Some(&mut *reference.elem),
            Type::Ptr(pointer) => Some(&mut *pointer.elem),
            _ => None,
        };
        pointee.into_iter().for_each(in_parentheses);
        visit_mut::visit_type_mut(self, ty);
    }
}

/// `&$object` with `dyn A + B`, which is `&(dyn A + B)` without the group.
fn in_parentheses(ty: &mut Type) {
    let Type::Group(group) = ty else { return };
    *ty = Type::Paren(syn::TypeParen {
        attrs: Vec::new(),
        paren_token: token::Paren(group.group_token.span),
        elem: group.elem.clone(),
    });
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
        "trait items inherit the trait's visibility; remove this",
    );
    Some(item)
}
