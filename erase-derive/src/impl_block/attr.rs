//! What the attribute on an impl says, and what it says on one of its methods.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Attribute, Meta};

/// `#[async_trait(?Send)]` on an impl. The other arguments are about the trait, and have no meaning here.
pub(super) struct ImplAttr {
    pub(super) not_send: bool,
    /// Where `erase_core` is.
    pub(super) krate: TokenStream,
}

impl ImplAttr {
    pub(super) fn from_tokens(args: TokenStream) -> Self {
        let args: Vec<TokenTree> = args.into_iter().collect();
        let is_comma = |tree: &TokenTree| is_punct(tree, ',');
        let mut attr = ImplAttr {
            not_send: false,
            krate: quote!(::erase_core),
        };
        for arg in args.split(is_comma) {
            match arg {
                [mark, name] if is_punct(mark, '?') && is_ident(name, "Send") => {
                    attr.not_send = true;
                }
                [name, sign, path @ ..] if is_ident(name, "crate") && is_punct(sign, '=') => {
                    attr.krate = path.iter().map(TokenTree::to_token_stream).collect();
                }
                _ => {}
            }
        }
        attr
    }
}

fn is_punct(tree: &TokenTree, wanted: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_ident(tree: &TokenTree, wanted: &str) -> bool {
    matches!(tree, TokenTree::Ident(ident) if ident == wanted)
}

// Input:
//     #[inline] #[erase(?Send)]
// Output:
//     #[inline]
/// Takes out a method's own `#[erase(?Send)]`, as the trait has it, and says whether there was one.
pub(super) fn take_not_send(attrs: &mut Vec<Attribute>) -> bool {
    let before = attrs.len();
    attrs.retain(|attr| !is_not_send(attr));
    attrs.len() < before
}

fn is_not_send(attr: &Attribute) -> bool {
    let Meta::List(list) = &attr.meta else {
        return false;
    };
    super::last_name(&list.path).is_some_and(|name| name == "erase")
        && ImplAttr::from_tokens(list.tokens.clone()).not_send
}
