//! What a macro implements a trait for: the types are where it is called.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::Type;

use crate::plan::PlannedImpl;
use crate::pointers::Pointer;
use crate::project::Project;
use crate::scan::is_parameter;

/// The types that a macro is called with, where it implements a trait for its parameter.
pub(crate) enum Implementors {
    /// These pointers, to whatever it is, and other types.
    Pointers(BTreeSet<Pointer>),
    /// It is called by another macro, or not in the workspace.
    Unknown,
}

// Input:
//     macro_rules! implement { ($t:ty) => { impl Store for $t { .. } } }
//     implement!(Arc<dyn Store>);
// Output:
//     Pointers([Arc])
/// What an impl is for, if a parameter of a macro says it.
pub(crate) fn implementors(project: &Project, found: &PlannedImpl) -> Option<Implementors> {
    let known = &project.facts[found.file].impls[found.index];
    let name = match &*known.item.self_ty {
        Type::Path(path) => path.path.get_ident()?,
        _ => return None,
    };
    if !is_parameter(name) {
        return None;
    }
    let rules = known.rules.as_ref()?;
    let all = project.facts.iter().flat_map(|facts| &facts.calls);
    let mut calls = all.filter(|(name, _)| name == rules).peekable();
    let mut pointers = BTreeSet::new();
    let is_known = calls.peek().is_some() && calls.all(|(_, tokens)| read(tokens, &mut pointers));
    Some(if is_known {
        Implementors::Pointers(pointers)
    } else {
        Implementors::Unknown
    })
}

/// Adds the pointers that are named in a macro's arguments; not so if another macro gives them.
fn read(tokens: &TokenStream, pointers: &mut BTreeSet<Pointer>) -> bool {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    trees.iter().enumerate().all(|(at, tree)| match tree {
        TokenTree::Group(group) => read(&group.stream(), pointers),
        TokenTree::Ident(ident) => {
            let mut known = Pointer::DEFAULT.into_iter();
            pointers.extend(known.find(|pointer| ident == pointer.name()));
            true
        }
        TokenTree::Punct(punct) => {
            if punct.as_char() == '&' && !is_receiver(&trees[at + 1..]) {
                pointers.extend([Pointer::Ref, Pointer::Mut]);
            }
            punct.as_char() != '$'
        }
        TokenTree::Literal(_) => true,
    })
}

/// Whether an `&` before these is that of a receiver: `&self`, `&'a mut self`.
fn is_receiver(behind: &[TokenTree]) -> bool {
    let behind = match behind {
        [TokenTree::Punct(quote), TokenTree::Ident(_), rest @ ..] if quote.as_char() == '\'' => {
            rest
        }
        behind => behind,
    };
    let mut idents = behind.iter().map(|tree| match tree {
        TokenTree::Ident(ident) => ident.to_string(),
        _ => String::new(),
    });
    let first = idents.next();
    let last = if first.as_deref() == Some("mut") {
        idents.next()
    } else {
        first
    };
    last.as_deref() == Some("self")
}
