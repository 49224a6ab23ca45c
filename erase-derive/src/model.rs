//! What the rest of the macro speaks of: a trait, its methods, their receivers and outputs.

use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Block, Expr, Generics, Lifetime, Path, PreciseCapture, Signature, Token, TraitItem,
    TraitItemFn, Type, TypeParamBound, Visibility, parse_quote,
};

use crate::bounds::bound_is;
use crate::names::Names;
use crate::{attrs, subst};

/// A trait to be erased.
#[expect(clippy::struct_field_names, reason = "syn's own names")]
pub(crate) struct Trait {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) unsafety: Option<Token![unsafe]>,
    pub(crate) trait_token: Token![trait],
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// As written behind the colon.
    pub(crate) supertraits: Punctuated<TypeParamBound, Token![+]>,
    pub(crate) brace_token: syn::token::Brace,
    pub(crate) items: Vec<Item>,
    /// Associated types that the `dyn` type must name.
    pub(crate) assocs: Vec<Assoc>,
    pub(crate) options: Options,
    pub(crate) names: Names,
    /// The auto traits that the supertraits name.
    pub(crate) given: Needs,
}

/// What the attribute says about the whole trait.
pub(crate) struct Options {
    pub(crate) krate: Path,
    /// `None`: the default set.
    pub(crate) forward: Option<Vec<(Forward, Span)>>,
}

/// An item of the trait, in the order of the source.
#[expect(clippy::large_enum_variant, reason = "a handful of items, moved once")]
pub(crate) enum Item {
    /// Left as it is: consts and macros.
    Other(TraitItem),
    /// An associated type.
    Type(syn::TraitItemType),
    /// An ordinary method, dispatched by the compiler itself.
    Plain(TraitItemFn),
    /// A method whose native form `dyn` cannot have.
    Method(Method),
}

/// An associated type, declared here or by a supertrait.
pub(crate) struct Assoc {
    pub(crate) ident: Ident,
    /// The type parameter that stands for it.
    pub(crate) param: Ident,
    pub(crate) bounds: Punctuated<TypeParamBound, Token![+]>,
    /// Declared by a supertrait, so that `<Self as Trait>::Name` would not find it.
    pub(crate) inherited: bool,
}

/// An `async fn`, a method that returns `impl Trait`, or one that takes `self` by value.
pub(crate) struct Method {
    pub(crate) attrs: Vec<Attribute>,
    /// As written, but with ordinary arguments: see [`Input`].
    pub(crate) sig: Signature,
    pub(crate) receiver: Option<Receiver>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) output: Output,
    pub(crate) default: Option<Block>,
    pub(crate) semi_token: Option<Token![;]>,
    /// Whether what it returns is `Send`.
    pub(crate) send: bool,
    pub(crate) storage: Storage,
    pub(crate) dispatch: Dispatch,
    /// What a default body demands of `Self` so that its future is `Send`.
    pub(crate) needs: Needs,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dispatch {
    /// On concrete types only: `where Self: Sized`.
    Static,
    /// On `dyn Trait` too, through its erased twin.
    Erased,
}

/// An argument other than the receiver.
pub(crate) struct Input {
    pub(crate) attrs: Vec<Attribute>,
    /// The user's name for it, or one of ours for a pattern.
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// What a default body binds.
    pub(crate) pattern: syn::Pat,
}

pub(crate) struct Receiver {
    pub(crate) kind: ReceiverKind,
    pub(crate) mutability: Option<Token![mut]>,
    pub(crate) self_token: Token![self],
    pub(crate) span: Span,
    /// As the user wrote it.
    pub(crate) written: syn::Receiver,
    /// With `Self` in it: `&'a mut Self`, `Arc<Self>`.
    pub(crate) ty: Type,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReceiverKind {
    Ref,
    Mut,
    Value,
    Box,
    Rc,
    Arc,
    PinRef,
    PinMut,
    PinBox,
    Unknown,
}

impl ReceiverKind {
    /// Whether the receiver is a reference, so that what is returned may borrow from it.
    pub(crate) fn borrows(self) -> bool {
        matches!(self, Self::Ref | Self::Mut | Self::PinRef | Self::PinMut)
    }

    /// What must be `Send` or `Sync` for a future that holds the receiver to be `Send`.
    pub(crate) fn needs(self) -> Needs {
        match self {
            Self::Ref | Self::PinRef => Needs {
                send: false,
                sync: true,
            },
            Self::Mut | Self::Value | Self::Box | Self::PinMut | Self::PinBox => Needs {
                send: true,
                sync: false,
            },
            Self::Arc => Needs {
                send: true,
                sync: true,
            },
            Self::Rc | Self::Unknown => Needs::default(),
        }
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Needs {
    pub(crate) send: bool,
    pub(crate) sync: bool,
}

impl Needs {
    pub(crate) fn or(self, other: Self) -> Self {
        Needs {
            send: self.send || other.send,
            sync: self.sync || other.sync,
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Needs {
            send: self.send && other.send,
            sync: self.sync && other.sync,
        }
    }
}

/// What a method returns.
#[derive(Clone)]
pub(crate) struct Output {
    pub(crate) kind: OutputKind,
    /// The future's output, the stream's item, or the whole type of [`OutputKind::Value`].
    pub(crate) item: Type,
    /// As written behind `impl`; empty for an `async fn`.
    pub(crate) bounds: Punctuated<TypeParamBound, Token![+]>,
    /// `+ 'a` or `+ 'static` among the bounds.
    pub(crate) lifetime: Option<Lifetime>,
    /// `+ use<..>` among the bounds.
    pub(crate) captures: Option<PreciseCapture>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OutputKind {
    /// `async fn`: nothing runs before the first poll.
    Async,
    /// `-> impl Future`: may do work at the call.
    Future,
    /// `-> impl Stream`.
    Stream,
    /// Any other `-> impl Trait`, which a box implements too.
    Boxed,
    /// A plain value, of a method that takes `self` by value.
    Value,
}

impl OutputKind {
    pub(crate) fn is_future(self) -> bool {
        matches!(self, Self::Async | Self::Future)
    }
}

/// Where an erased future is kept.
#[derive(Clone)]
pub(crate) enum Storage {
    Default,
    Boxed,
    Inline(Box<Expr>),
}

/// An impl for a pointer that forwards to the pointee's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Forward {
    pub(crate) pointer: Pointer,
    pub(crate) route: Route,
}

/// How a forward reaches the pointee.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// Natively, but erased behind `dyn`. Which of the two has to be known, and of a generic
    /// `P: ?Sized` it is not.
    Native,
    /// Through the erased method, whatever the pointee is.
    Erased,
}

/// Which pointer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointer {
    Ref,
    Mut,
    Box,
    Rc,
    Arc,
}

impl Pointer {
    /// Where nothing is said: references are how a generic `P: ?Sized` is called, and owning pointers
    /// how a value of a known type is passed on.
    pub(crate) fn route(self) -> Route {
        match self {
            Pointer::Ref | Pointer::Mut => Route::Erased,
            Pointer::Box | Pointer::Rc | Pointer::Arc => Route::Native,
        }
    }

    /// As it stands in `forward(..)`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Pointer::Ref => "&",
            Pointer::Mut => "&mut",
            Pointer::Box => "Box",
            Pointer::Rc => "Rc",
            Pointer::Arc => "Arc",
        }
    }
}

impl Trait {
    pub(crate) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.items.iter().filter_map(|item| match item {
            Item::Method(method) => Some(method),
            _ => None,
        })
    }

    /// The methods that have an erased twin.
    pub(crate) fn erased_methods(&self) -> impl Iterator<Item = &Method> {
        self.methods()
            .filter(|method| method.dispatch == Dispatch::Erased)
    }

    /// What the default bodies of all methods demand of `Self`.
    pub(crate) fn needs(&self) -> Needs {
        self.erased_methods()
            .fold(Needs::default(), |all, method| all.or(method.needs))
    }

    /// The auto traits that the supertraits name.
    pub(crate) fn auto_supertraits(&self) -> Needs {
        let named = |name| self.all_supertraits().any(|bound| bound_is(bound, &[name]));
        Needs {
            send: named("Send"),
            sync: named("Sync"),
        }
    }

    /// The supertraits, with those that stand as `where Self: Super`.
    pub(crate) fn all_supertraits(&self) -> impl Iterator<Item = &TypeParamBound> {
        let clauses = self
            .generics
            .where_clause
            .iter()
            .flat_map(|clause| &clause.predicates);
        let in_where = clauses.filter_map(|predicate| match predicate {
            syn::WherePredicate::Type(clause) if subst::is_self(&clause.bounded_ty) => {
                Some(&clause.bounds)
            }
            _ => None,
        });
        self.supertraits.iter().chain(in_where.flatten())
    }
}

impl Method {
    /// The attributes of twins that nobody sees.
    pub(crate) fn twin_attrs(&self) -> Vec<Attribute> {
        let mut twin = attrs::of_twin(&self.attrs);
        twin.extend(self.many_arguments());
        twin
    }

    /// The attributes that the twin which users see bears too.
    pub(crate) fn visible_attrs(&self) -> Vec<Attribute> {
        let names = ["cfg", "doc", "deprecated", "must_use", "allow"];
        let mut visible = attrs::select(&self.attrs, &names);
        // In an impl of a `dyn` type rustdoc does not know what `Self` is; in the trait it does.
        if attrs::docs_mention_self(&self.attrs) {
            visible.push(parse_quote!(#[allow(rustdoc::broken_intra_doc_links)]));
        }
        visible.extend(self.many_arguments());
        visible
    }

    /// A twin has one or two arguments more than the method, and is not to be told for it.
    fn many_arguments(&self) -> Option<Attribute> {
        let many = self.inputs.len() > 4;
        many.then(|| parse_quote!(#[allow(clippy::too_many_arguments)]))
    }

    /// Whether an associated type occurs where its name would be lost by erasure.
    pub(crate) fn mentions_assoc(&self) -> bool {
        let output = std::iter::once(&self.output.item).any(subst::mentions_assoc);
        let bounds = self.output.bounds.iter().any(subst::bound_mentions_assoc);
        output
            || bounds
            || self
                .inputs
                .iter()
                .any(|input| subst::mentions_assoc(&input.ty))
    }
}
