//! The output of a method.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::visit::Visit as _;
use syn::{
    GenericArgument, Lifetime, PathArguments, PreciseCapture, ReturnType, Signature, Token, Type,
    TypeParamBound, parse_quote,
};

use crate::bounds::bound_is;
use crate::subst::Mentions;

#[derive(Clone)]
pub(crate) struct Output {
    pub(crate) kind: OutputKind,
    /// The future's output, the stream's or iterator's item, or the whole type of
    /// [`OutputKind::Value`].
    pub(crate) item: Type,
    /// As written after `impl`; empty for an `async fn`.
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
    /// `-> impl Stream`, erased to a pinned box.
    Stream,
    /// Any other `-> impl Trait`, erased to a box, which implements it too.
    Boxed,
    /// A plain value, of a method that takes `self` by value.
    Value,
}

impl OutputKind {
    pub(crate) fn is_future(self) -> bool {
        matches!(self, Self::Async | Self::Future)
    }
}

impl Output {
    /// The method's output, if it is not dyn-compatible natively.
    pub(super) fn of_opaque(sig: &Signature) -> Option<Output> {
        if sig.asyncness.is_some() {
            return Some(Output::plain(OutputKind::Async, sig));
        }
        let Type::ImplTrait(opaque) = returned(sig) else {
            return None;
        };
        let bounds = opaque.bounds;
        let named = |name, assoc| bounds.iter().find_map(|bound| binding(bound, name, assoc));
        let (kind, item) = if let Some(item) = named("Future", "Output") {
            (OutputKind::Future, item)
        } else if let Some(item) = named("Stream", "Item") {
            (OutputKind::Stream, item)
        } else {
            (OutputKind::Boxed, parse_quote!(()))
        };
        let lifetime = bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Lifetime(lifetime) => Some(lifetime.clone()),
            _ => None,
        });
        let captures = bounds.iter().find_map(|bound| match bound {
            TypeParamBound::PreciseCapture(captures) => Some(captures.clone()),
            _ => None,
        });
        Some(Output {
            kind,
            item,
            bounds,
            lifetime,
            captures,
        })
    }

    /// An `async fn`'s output, or that of an ordinary method that is erased all the same.
    pub(super) fn plain(kind: OutputKind, sig: &Signature) -> Output {
        Output {
            kind,
            item: returned(sig),
            bounds: Punctuated::new(),
            lifetime: None,
            captures: None,
        }
    }

    /// The uses of `Self` in the output.
    pub(crate) fn mentions(&self) -> Mentions {
        Mentions::by(|found| {
            found.visit_type(&self.item);
            let bounds = self.bounds.iter();
            bounds.for_each(|bound| found.visit_type_param_bound(bound));
        })
    }

    /// Whether a type in this crate carries all lifetimes of such an output.
    pub(crate) fn can_carry_lifetimes(&self) -> bool {
        let iterator = self
            .bounds
            .iter()
            .any(|bound| bound_is(bound, &["Iterator"]));
        self.kind != OutputKind::Boxed || iterator
    }
}

fn returned(sig: &Signature) -> Type {
    match &sig.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, ty) => (**ty).clone(),
    }
}

/// `T` of `Future<Output = T>`.
fn binding(bound: &TypeParamBound, name: &str, assoc: &str) -> Option<Type> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let last = bound.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let is_output = |ident: &Ident| last.ident == name && ident == assoc;
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(binding) if is_output(&binding.ident) => {
            Some(binding.ty.clone())
        }
        _ => None,
    })
}
