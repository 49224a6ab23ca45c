//! References that a method does not use: async-trait left them out of the future, a native one holds
//! them.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{
    Block, FnArg, GenericArgument, Generics, Ident, Pat, PathArguments, Signature, Type,
    TypeParamBound, TypeReference,
};

use crate::refusal::{bounds_of, named};

/// A reference that the body does not name.
pub(super) struct Unused {
    pub(super) name: String,
    pub(super) span: Span,
    /// What the type behind it has to be, `Sync` or, behind `&mut`, `Send`.
    pub(super) demand: &'static str,
    /// Whether there is reason to think that it is not.
    pub(super) is_doubtful: bool,
}

/// References that the body does not name, to something that may not be `Sync`, or `Send`.
pub(super) fn unused_references(
    sig: &Signature,
    block: &Block,
    generics: &Generics,
) -> Vec<Unused> {
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
        let demand = Demand::behind(reference);
        let known = demand.of(&reference.elem, &[generics, &sig.generics]);
        // Nearly everything is `Send`.
        let is_known =
            known == Met::Surely || known == Met::Likely && matches!(demand, Demand::Send);
        if !is_known && !mentions(block.to_token_stream(), &name) {
            unused.push(Unused {
                name,
                span: input.pat.span(),
                demand: demand.name(),
                is_doubtful: known == Met::Doubtfully,
            });
        }
    }
    unused
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    Surely,
    Likely,
    Doubtfully,
}

/// What a reference demands of what it refers to, to be `Send`.
#[derive(Clone, Copy)]
enum Demand {
    Sync,
    Send,
}

impl Demand {
    fn behind(reference: &TypeReference) -> Self {
        reference.mutability.map_or(Demand::Sync, |_| Demand::Send)
    }

    fn name(self) -> &'static str {
        match self {
            Demand::Sync => "Sync",
            Demand::Send => "Send",
        }
    }

    /// What can be told of a type by its name.
    fn of(self, ty: &Type, generics: &[&Generics]) -> Met {
        match ty {
            Type::Path(path) => {
                let Some(last) = path.path.segments.last() else {
                    return Met::Likely;
                };
                let ident = path.path.get_ident();
                if ident.is_some_and(|ident| self.is_bound(ident, generics)) {
                    return Met::Surely;
                }
                let own = self.of_name(&last.ident.to_string(), ident.is_some());
                let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                    return own;
                };
                let inner = arguments.args.iter().filter_map(|argument| match argument {
                    GenericArgument::Type(ty) => Some(self.of(ty, generics)),
                    _ => None,
                });
                inner.fold(own, Ord::max)
            }
            Type::Reference(reference) => Demand::behind(reference).of(&reference.elem, generics),
            Type::Paren(inner) => self.of(&inner.elem, generics),
            Type::Slice(slice) => self.of(&slice.elem, generics),
            Type::Array(array) => self.of(&array.elem, generics),
            Type::Tuple(tuple) => {
                let elems = tuple.elems.iter().map(|elem| self.of(elem, generics));
                elems.fold(Met::Surely, Ord::max)
            }
            Type::TraitObject(object) if self.is_among(&object.bounds) => Met::Surely,
            _ => Met::Doubtfully,
        }
    }

    fn of_name(self, name: &str, is_alone: bool) -> Met {
        const BOTH: [&str; 27] = [
            "str", "String", "Path", "PathBuf", "OsStr", "OsString", "bool", "char", "f32", "f64",
            "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
            "Duration", "Instant", "Uuid", "Bytes", "Url",
        ];
        const NOT_SYNC: [&str; 5] = ["Cell", "RefCell", "Receiver", "OnceCell", "UnsafeCell"];
        // `T`, `C1`: a type parameter, by its name.
        let is_param = is_alone && name.len() <= 2;
        let lacks = name == "Rc" || matches!(self, Demand::Sync) && NOT_SYNC.contains(&name);
        if BOTH.contains(&name) {
            Met::Surely
        } else if lacks || is_param {
            Met::Doubtfully
        } else {
            Met::Likely
        }
    }

    /// Whether a parameter is bound by it.
    fn is_bound(self, name: &Ident, generics: &[&Generics]) -> bool {
        let mut bounds = generics
            .iter()
            .flat_map(|generics| bounds_of(generics, name));
        bounds.any(|bound| self.is(bound))
    }

    fn is(self, bound: &TypeParamBound) -> bool {
        named(bound, &[self.name()]).is_some()
    }

    fn is_among<P>(self, bounds: &Punctuated<TypeParamBound, P>) -> bool {
        bounds.iter().any(|bound| self.is(bound))
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
