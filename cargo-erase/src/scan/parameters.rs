//! The tokens of a macro as plain Rust: each repetition once, and parameters as names, so that syn
//! reads them.

use proc_macro2::{Delimiter, Group, Ident, Punct, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

const PARAMETER: &str = "__macro_parameter_";

// Input:
//     $( #[$meta] )* $vis trait $name: $crate::Base { $( async fn $method(&self); )* }
// Output:
//     #[__macro_parameter_meta] trait __macro_parameter_name: crate::Base {
//         async fn __macro_parameter_method(&self);
//     }
pub(super) fn plain(tokens: TokenStream) -> Vec<TokenTree> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut plain_trees = Vec::with_capacity(trees.len());
    let mut rest = trees.as_slice();
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (TokenTree::Punct(dollar), [TokenTree::Group(group), after @ ..])
                if is_dollar(dollar) && group.delimiter() == Delimiter::Parenthesis =>
            {
                plain_trees.extend(plain(group.stream()));
                behind_operator(after)
            }
            (TokenTree::Punct(dollar), [TokenTree::Ident(ident), after @ ..])
                if is_dollar(dollar) =>
            {
                plain_trees.extend(parameter(dollar, ident, after).map(TokenTree::Ident));
                after
            }
            (TokenTree::Group(group), after) => {
                let inside = plain(group.stream()).into_iter().collect();
                let mut new = Group::new(group.delimiter(), inside);
                new.set_span(group.span());
                plain_trees.push(TokenTree::Group(new));
                after
            }
            (tree, after) => {
                plain_trees.push(tree.clone());
                after
            }
        };
    }
    plain_trees
}

/// Whether a name is a macro's parameter.
pub(crate) fn is_parameter(ident: &Ident) -> bool {
    ident.to_string().starts_with(PARAMETER)
}

/// A text with the parameters in it as they are written.
pub(crate) fn as_written(text: &str) -> String {
    text.replace(PARAMETER, "$")
}

fn is_dollar(punct: &Punct) -> bool {
    punct.as_char() == '$'
}

/// What a parameter stands for; nothing if it is a visibility, which syn would take for a path.
fn parameter(dollar: &Punct, ident: &Ident, after: &[TokenTree]) -> Option<Ident> {
    let span = dollar.span().join(ident.span());
    let span = span.unwrap_or_else(|| ident.span());
    if ident == "crate" {
        return Some(Ident::new("crate", span));
    }
    let is_visibility = matches!(after.first(), Some(TokenTree::Ident(next)) if begins_item(next));
    (!is_visibility).then(|| Ident::new(&format!("{PARAMETER}{}", ident.unraw()), span))
}

fn begins_item(ident: &Ident) -> bool {
    let keywords = [
        "async", "const", "enum", "fn", "mod", "static", "struct", "trait", "type", "unsafe", "use",
    ];
    keywords.iter().any(|keyword| ident == keyword)
}

/// What stands behind `*`, `+` or `?`, with or without a separator before it.
fn behind_operator(trees: &[TokenTree]) -> &[TokenTree] {
    const LONGEST_SEPARATOR: usize = "..=".len();
    let is_operator = |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if matches!(punct.as_char(), '*' | '+' | '?'));
    let operator = trees
        .iter()
        .take(LONGEST_SEPARATOR + 1)
        .position(is_operator);
    operator.map_or(trees, |at| &trees[at + 1..])
}
