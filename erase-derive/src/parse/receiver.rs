//! The receiver: what it is, behind the ways to write it.

use proc_macro2::Ident;
use syn::spanned::Spanned as _;
use syn::{GenericArgument, PathArguments, Type, TypePath, TypeReference};

use crate::model::{Receiver, ReceiverKind};
use crate::subst;
use crate::syntax::self_type;

pub(crate) fn receiver_kind_of(sig: &syn::Signature) -> ReceiverKind {
    receiver(sig).map_or(ReceiverKind::Unknown, |receiver| receiver.kind)
}

pub(super) fn receiver(sig: &syn::Signature) -> Option<Receiver> {
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
        kind: receiver_kind(&ty),
        mutability: receiver.mutability,
        self_token: receiver.self_token,
        written: receiver.clone(),
        span,
        ty,
    })
}

fn receiver_kind(ty: &Type) -> ReceiverKind {
    match ty {
        ty if subst::is_self(ty) => ReceiverKind::Value,
        Type::Reference(reference) if subst::is_self(&reference.elem) => reference
            .mutability
            .map_or(ReceiverKind::Ref, |_| ReceiverKind::Mut),
        Type::Path(path) => match pointer_argument(path) {
            Some((name, inner)) if name == "Pin" => match receiver_kind(inner) {
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
fn pointer_argument(path: &TypePath) -> Option<(&Ident, &Type)> {
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if arguments.args.len() == 1 => Some((&last.ident, inner)),
        _ => None,
    }
}
