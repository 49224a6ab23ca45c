//! References that a method does not use: async-trait left them out of the future, a native one holds
//! them.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::spanned::Spanned as _;
use syn::{Block, FnArg, GenericArgument, Pat, PathArguments, Signature, Type, TypeParamBound};

/// A reference that the body does not name.
pub(super) struct Unused {
    pub(super) name: String,
    pub(super) span: Span,
    /// Whether there is reason to think that what it refers to is not `Sync`.
    pub(super) is_doubtful: bool,
}

/// References that the body does not name, to something that may not be `Sync`.
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
        let sync = sync(&reference.elem);
        if sync != Sync::Known && !mentions(block.to_token_stream(), &name) {
            unused.push(Unused {
                name,
                span: input.pat.span(),
                is_doubtful: sync == Sync::Doubtful,
            });
        }
    }
    unused
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sync {
    Known,
    Likely,
    Doubtful,
}

/// What can be told of a type by its name.
fn sync(ty: &Type) -> Sync {
    const KNOWN: [&str; 27] = [
        "str", "String", "Path", "PathBuf", "OsStr", "OsString", "bool", "char", "f32", "f64",
        "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
        "Duration", "Instant", "Uuid", "Bytes", "Url",
    ];
    const DOUBTFUL: [&str; 6] = [
        "Cell",
        "RefCell",
        "Rc",
        "Receiver",
        "OnceCell",
        "UnsafeCell",
    ];
    match ty {
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else {
                return Sync::Likely;
            };
            let name = last.ident.to_string();
            // `T`, `C1`: a type parameter, by its name.
            let is_param = path.path.get_ident().is_some() && name.len() <= 2;
            let own = if KNOWN.contains(&name.as_str()) {
                Sync::Known
            } else if DOUBTFUL.contains(&name.as_str()) || is_param {
                Sync::Doubtful
            } else {
                Sync::Likely
            };
            let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                return own;
            };
            let inner = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(sync(ty)),
                _ => None,
            });
            inner.fold(own, Ord::max)
        }
        Type::Reference(reference) => sync(&reference.elem),
        Type::Paren(inner) => sync(&inner.elem),
        Type::Slice(slice) => sync(&slice.elem),
        Type::Array(array) => sync(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().map(sync).fold(Sync::Known, Ord::max),
        Type::TraitObject(object) => {
            let is_sync = object.bounds.iter().any(|bound| {
                matches!(bound, TypeParamBound::Trait(bound) if bound.path.is_ident("Sync"))
            });
            if is_sync { Sync::Known } else { Sync::Doubtful }
        }
        _ => Sync::Doubtful,
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
