//! The receiver, independent of the way it is written.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned as _;
use syn::{GenericArgument, PathArguments, Signature, Token, Type, TypePath, TypeReference};

use super::auto::AutoTraits;
use crate::subst;
use crate::syntax::self_type;

#[derive(Clone)]
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
    /// Whether the receiver is a reference, so that the output may borrow from it.
    pub(crate) fn borrows(self) -> bool {
        matches!(self, Self::Ref | Self::Mut | Self::PinRef | Self::PinMut)
    }

    /// Whether `dyn` calls it with what the method itself gets.
    pub(crate) fn is_pointer(self) -> bool {
        !matches!(self, Self::Value | Self::Unknown)
    }

    /// The auto trait that `Self` needs, so that a future that holds the receiver is `Send`.
    pub(crate) fn needs(self) -> AutoTraits {
        match self {
            Self::Ref | Self::PinRef => AutoTraits::SYNC,
            Self::Mut | Self::Value | Self::Box | Self::PinMut | Self::PinBox => AutoTraits::SEND,
            Self::Arc => AutoTraits::BOTH,
            Self::Rc | Self::Unknown => AutoTraits::NONE,
        }
    }
}

pub(super) fn receiver(sig: &Signature) -> Option<Receiver> {
    let receiver = sig.receiver()?;
    let span = receiver.span();
    let ty: Type = match &receiver.kind {
        syn::ReceiverKind::Reference(and, lifetime, mutability) => Type::Reference(TypeReference {
            attrs: Vec::new(),
            and_token: *and,
            lifetime: lifetime.clone(),
            mutability: *mutability,
            elem: Box::new(self_type()),
        }),
        syn::ReceiverKind::Typed(_, ty) => (**ty).clone(),
        _ => self_type(),
    };
    Some(Receiver {
        kind: kind_of(&ty),
        mutability: receiver.mutability,
        self_token: receiver.self_token,
        written: receiver.clone(),
        span,
        ty,
    })
}

fn kind_of(ty: &Type) -> ReceiverKind {
    match ty {
        ty if subst::is_self(ty) => ReceiverKind::Value,
        Type::Reference(reference) if subst::is_self(&reference.elem) => reference
            .mutability
            .map_or(ReceiverKind::Ref, |_| ReceiverKind::Mut),
        Type::Path(path) => match pointer_argument(path) {
            Some((name, inner)) if name == "Pin" => match kind_of(inner) {
                ReceiverKind::Ref => ReceiverKind::PinRef,
                ReceiverKind::Mut => ReceiverKind::PinMut,
                ReceiverKind::Box => ReceiverKind::PinBox,
                _ => ReceiverKind::Unknown,
            },
            Some((name, inner)) if subst::is_self(inner) => match name.to_string().as_str() {
                "Box" => ReceiverKind::Box,
                "Rc" => ReceiverKind::Rc,
                "Arc" => ReceiverKind::Arc,
                _ => ReceiverKind::Unknown,
            },
            _ => ReceiverKind::Unknown,
        },
        _ => ReceiverKind::Unknown,
    }
}

/// `Arc` and `Self` of `std::sync::Arc<Self>`.
pub(crate) fn pointer_argument(path: &TypePath) -> Option<(&Ident, &Type)> {
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if arguments.args.len() == 1 => Some((&last.ident, inner)),
        _ => None,
    }
}
