//! References that a method does not use: async-trait left them out of the future, a native one holds
//! them.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::spanned::Spanned as _;
use syn::{
    Block, FnArg, GenericArgument, Pat, PathArguments, Signature, Type, TypeParamBound,
    TypeReference,
};

/// A reference that the body does not name.
pub(super) struct Unused {
    pub(super) name: String,
    pub(super) span: Span,
    /// What it refers to must be: `Sync`, or `Send` behind `&mut`.
    pub(super) needs: &'static str,
    /// Whether there is reason to think that it is not.
    pub(super) is_doubtful: bool,
}

/// References that the body does not name, to something that may not be `Sync`, or `Send`.
pub(super) fn unused_references(sig: &Signature, block: &Block) -> Vec<Unused> {
    let mut unused = Vec::new();
    for input in &sig.inputs {
        let FnArg::Typed(input) = input else { continue };
        let Type::Reference(reference) = &*input.ty else {
            continue;
        };
        let name = match &*input.pat {
            Pat::Ident(pat) => pat.ident.to_string(),
            Pat::Wild(_) => "_".to_owned(),
            _ => continue,
        };
        let needs = needs(reference);
        let answer = answer(&reference.elem, needs);
        // Nearly everything is `Send`.
        let is_known = answer == Answer::Known || answer == Answer::Likely && needs == "Send";
        if !is_known && !mentions(block.to_token_stream(), &name) {
            unused.push(Unused {
                name,
                span: input.pat.span(),
                needs,
                is_doubtful: answer == Answer::Doubtful,
            });
        }
    }
    unused
}

/// The auto trait that makes a reference `Send`.
fn needs(reference: &TypeReference) -> &'static str {
    if reference.mutability.is_some() {
        "Send"
    } else {
        "Sync"
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Known,
    Likely,
    Doubtful,
}

/// Whether a type is `Sync` or `Send`, as far as its name tells.
fn answer(ty: &Type, needs: &str) -> Answer {
    const KNOWN: [&str; 27] = [
        "str", "String", "Path", "PathBuf", "OsStr", "OsString", "bool", "char", "f32", "f64",
        "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
        "Duration", "Instant", "Uuid", "Bytes", "Url",
    ];
    const NOT_SYNC: [&str; 5] = ["Cell", "RefCell", "Receiver", "OnceCell", "UnsafeCell"];
    match ty {
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else {
                return Answer::Likely;
            };
            let name = last.ident.to_string();
            // `T`, `C1`: a type parameter, by its name.
            let is_param = path.path.get_ident().is_some() && name.len() <= 2;
            let own = if KNOWN.contains(&name.as_str()) {
                Answer::Known
            } else if name == "Rc"
                || is_param
                || needs == "Sync" && NOT_SYNC.contains(&name.as_str())
            {
                Answer::Doubtful
            } else {
                Answer::Likely
            };
            let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                return own;
            };
            let inner = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(answer(ty, needs)),
                _ => None,
            });
            inner.fold(own, Ord::max)
        }
        Type::Reference(inner) => answer(&inner.elem, self::needs(inner)),
        Type::Paren(inner) => answer(&inner.elem, needs),
        Type::Slice(slice) => answer(&slice.elem, needs),
        Type::Array(array) => answer(&array.elem, needs),
        Type::Tuple(tuple) => {
            let elems = tuple.elems.iter().map(|elem| answer(elem, needs));
            elems.fold(Answer::Known, Ord::max)
        }
        Type::TraitObject(object) => {
            let says_so = object.bounds.iter().any(
                |bound| matches!(bound, TypeParamBound::Trait(bound) if bound.path.is_ident(needs)),
            );
            if says_so {
                Answer::Known
            } else {
                Answer::Doubtful
            }
        }
        _ => Answer::Doubtful,
    }
}

/// Whether a name occurs in a body, in the arguments and the texts of macros as well.
fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Literal(literal) => literal.to_string().contains(name),
        TokenTree::Punct(_) => false,
    })
}
