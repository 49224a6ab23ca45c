//! The stages, in order: tokens, attribute, normalised trait, model, refusals, emitted items.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Item, ItemTrait};

use crate::attr::TraitAttr;
use crate::emit::views;
use crate::errors::Errors;
use crate::model::Trait;
use crate::normalize::{self, async_trait, cfg, local, recover};
use crate::viewer::Viewer;
use crate::{attrs, emit, impl_block, refuse};

/// The name under which the macro was called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    Erase,
    /// No pointer is forwarded by default: much code has its own impls for `Box<dyn Store>` and `Arc<T>`.
    /// A trait that is not dyn-compatible is emitted unchanged, because nobody can have used it as `dyn`.
    AsyncTrait,
}

pub(crate) fn expand(args: TokenStream, tokens: TokenStream, flavour: Flavour) -> TokenStream {
    match syn::parse2::<Item>(tokens.clone()) {
        Ok(Item::Trait(item)) => expand_trait(args, item, tokens, flavour),
        Ok(Item::Impl(mut item)) => {
            if Viewer::of_this_process() == Viewer::Editor {
                return views::as_written(tokens);
            }
            let tokens = match flavour {
                Flavour::AsyncTrait => async_trait::native_impl(&mut item, tokens),
                Flavour::Erase => tokens,
            };
            impl_block::expand(args, item, tokens)
        }
        Ok(_) => {
            let message = "`#[erase]` is for traits; write it above the trait, impls need none";
            let error = syn::Error::new(keyword_span(&tokens), message).into_compile_error();
            quote!(#tokens #error)
        }
        Err(error) => {
            let error = error.into_compile_error();
            match recover::recover(&tokens) {
                Some(recovered) => {
                    let expansion = expand_trait(args, recovered.item, tokens, flavour);
                    let error = (!recovered.reported).then_some(error);
                    quote!(#expansion #error)
                }
                // Without the head of a trait, emit the tokens unchanged.
                None => quote!(#tokens #error),
            }
        }
    }
}

/// The start of the item, after attributes and visibility.
fn keyword_span(tokens: &TokenStream) -> Span {
    let keyword = tokens.clone().into_iter().find(|token| match token {
        TokenTree::Ident(ident) => ident != "pub",
        _ => false,
    });
    keyword.map_or_else(Span::call_site, |token| token.span())
}

fn expand_trait(
    args: TokenStream,
    item: ItemTrait,
    tokens: TokenStream,
    flavour: Flavour,
) -> TokenStream {
    let viewer = Viewer::of_this_process();
    let mut errors = Errors::default();
    let mut attr = TraitAttr::from_tokens(args, &mut errors);
    if let Some(name) = attr.local.take_if(|name| *name == item.ident) {
        let message =
            format!("`local` declares a second trait; give it another name, such as `Local{name}`");
        errors.at(name, message);
    }
    // Who says what is forwarded leaves this out, too.
    let has_sibling = flavour == Flavour::AsyncTrait && attr.forward.is_none();
    let mut item = normalize::plain_syntax(item, &mut errors);
    for again in attrs::take_erase(&mut item.attrs) {
        let message = "the trait has this attribute already; write all arguments into one";
        errors.at(again.path(), message);
    }
    if flavour == Flavour::AsyncTrait {
        attr.forward.get_or_insert_with(Vec::new);
        item = async_trait::native_trait(item);
    }
    let cases = cfg::traits(item).into_iter();
    let for_rustc = has_sibling && viewer == Viewer::Compiler;
    let cases =
        cases.map(|item| expand_case(item, attr.clone(), viewer, flavour, for_rustc, &mut errors));
    let expansion: TokenStream = cases.collect();
    let errors = errors.into_compile_errors();
    // Even if half typed: an editor has a better parser for that.
    let written = (viewer == Viewer::Editor).then(|| views::as_written(tokens));
    quote!(#written #expansion #errors)
}

fn expand_case(
    item: ItemTrait,
    mut attr: TraitAttr,
    viewer: Viewer,
    flavour: Flavour,
    has_sibling: bool,
    errors: &mut Errors,
) -> TokenStream {
    let local = attr.local.take();
    let local = local.map(|name| local::declare(&item, &attr, name));
    let view = View::of(viewer, &item);
    let mut model = Trait::from_syn(item, attr, errors);
    impl_block::mark_recursive(&mut model, flavour == Flavour::AsyncTrait);
    let refusals = refuse::refusals(&model);
    if flavour == Flavour::AsyncTrait && refuse::is_not_for_dyn(&refusals) {
        return view.native(&model);
    }
    refuse::apply(&mut model, refusals, errors);
    let mut expansion = view.erased(&model);
    if has_sibling {
        expansion.extend(emit::sibling(&model));
    }
    if let Some((item, attr)) = local {
        let view = View::of(viewer, &item);
        // The errors of the trait were reported already.
        let mut reported = Errors::default();
        let mut local = Trait::from_syn(item, attr, &mut reported);
        let refusals = refuse::refusals(&local);
        refuse::apply(&mut local, refusals, &mut reported);
        expansion.extend(view.local(&model, &local));
    }
    expansion
}

/// What is emitted of one trait, with the trait as it was written for those who look at that.
enum View {
    Compiler,
    Docs(ItemTrait),
    Editor(ItemTrait),
}

impl View {
    fn of(viewer: Viewer, item: &ItemTrait) -> Self {
        match viewer {
            Viewer::Compiler => View::Compiler,
            Viewer::Docs => View::Docs(item.clone()),
            Viewer::Editor => View::Editor(item.clone()),
        }
    }

    /// An editor has the trait itself from the user's own tokens.
    fn erased(&self, item: &Trait) -> TokenStream {
        match self {
            View::Compiler => emit::erased(item),
            View::Docs(written) => views::documented(item, written),
            View::Editor(written) => emit::assured(item, written),
        }
    }

    fn native(&self, item: &Trait) -> TokenStream {
        match self {
            View::Compiler => emit::native(item),
            View::Docs(written) => views::documented_alone(written),
            View::Editor(_) => TokenStream::new(),
        }
    }

    fn local(&self, item: &Trait, local: &Trait) -> TokenStream {
        let (declared, implemented) = match self {
            View::Compiler => (emit::erased(local), emit::local(item, local)),
            View::Docs(written) => (
                views::documented(local, written),
                views::local(item, local, written),
            ),
            View::Editor(written) => {
                let (declared, assured) = (
                    views::as_written(quote!(#written)),
                    emit::assured(local, written),
                );
                (
                    quote!(#declared #assured),
                    views::local(item, local, written),
                )
            }
        };
        quote!(#declared #implemented)
    }
}
