//! One function for each method, through which every erased call goes, on `dyn` types and through pointers.
//! They are in the unnamed constant, so their names are private.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};

use super::path::{erased_path, trait_path};
use super::self_as::SelfAs;
use super::sig::Sig;
use crate::model::{AutoTraits, Method, OutputKind, Trait};
use crate::names::Names;

// Output:
//     fn __call_get<'f, P: Store + ?Sized>(args: Held<'f, (&'f P, (&'f str,))>) -> DynFuture<'f, u32> {
//         args.__call(<P as __ErasedStore>::__erased_get)
//     }
pub(super) fn expand(item: &Trait, method: &Method) -> TokenStream {
    let used = used_of_object(item, method);
    let plain = function(item, method, AutoTraits::NONE);
    let auto = (used != AutoTraits::NONE).then(|| function(item, method, used));
    quote!(#plain #auto)
}

/// What `+ Send + Sync` on the `dyn` type adds so that a call can wait for its first poll, beyond what
/// the supertraits and the method itself demand.
pub(super) fn used_of_object(item: &Trait, method: &Method) -> AutoTraits {
    if method.output.kind != OutputKind::Async || !method.send || method.is_unsafe() {
        return AutoTraits::NONE;
    }
    let needs = method.receiver_kind().needs();
    needs.without(item.given).without(method.needs)
}

/// The function to call on a `dyn` type with these auto traits.
pub(super) fn name(item: &Trait, method: &Method, object: AutoTraits) -> Ident {
    let used = used_of_object(item, method);
    Names::dispatch(
        &method.sig.ident,
        used != AutoTraits::NONE && used.is_within(object),
    )
}

fn function(item: &Trait, method: &Method, auto: AutoTraits) -> TokenStream {
    let pointee = &item.names.pointee;
    let sig = Sig::inside(item, method, SelfAs::Param(pointee));
    let path = trait_path(item);
    let auto_bounds = method.needs.or(auto).added();
    let name = name(item, method, auto);
    let signature = sig.dispatch(
        name,
        pointee,
        quote!(#path #auto_bounds + ?::core::marker::Sized),
    );
    let body = body(&sig, &Own::Named(pointee.to_token_stream()));
    quote! {
        #[inline]
        #signature { #body }
    }
}

/// The path of a method's erased form.
pub(super) enum Own {
    /// `<P as __ErasedStore>::`, in the module of the trait.
    Named(TokenStream),
    /// `Self::`, where the hidden trait has no name: a bound on `Self` implies it.
    Bound,
}

/// Makes the erased call with `args`, a `Held` of the receiver and a tuple of the rest, on what `own` names.
pub(super) fn body(sig: &Sig<'_>, own: &Own) -> TokenStream {
    let private = &sig.private;
    let [args, this, start] = ["args", "this", "start"].map(Names::local);
    let (name, names) = (sig.future_name(), sig.names());
    let rest = quote!((#(#names,)*));
    let method = erased_method(sig, own);
    // A tuple of its own: each argument may be coerced to a shorter lifetime.
    let call = |start: Option<TokenStream>| {
        let start = start.into_iter();
        sig.passing_on_unsafe(quote!(#method(#this, #private::Held::new(#rest) #(, #start)*)))
    };
    let starting = call(Some(quote!(#start)));
    let taken = quote!(let (#this, #rest) = #args.args;);
    // A method that needs more than its name: the arguments are taken apart, or it is named otherwise.
    let method = if sig.item.covers(sig.method) {
        method.clone()
    } else {
        let take = quote!(let #rest = #args.args;);
        quote!(|#this, #args: #private::Held<'_, _>, #start| { #take #starting })
    };
    match sig.method.output.kind {
        // By path: a method lookup might find another function, which must not be called in `unsafe`.
        OutputKind::Async | OutputKind::Future
            if sig.method.output.kind == OutputKind::Future || sig.method.is_unsafe() =>
        {
            quote!(#taken #private::#name::eager(move |#start| #starting))
        }
        // Lazy if rustc can prove that the call may be stored: see `EagerCall`.
        OutputKind::Async if sig.method.send => quote!(#args.__call(#method)),
        OutputKind::Async | OutputKind::Future => quote!(#args.__call_local(#method)),
        OutputKind::Stream | OutputKind::Boxed | OutputKind::Value => {
            let call = call(sig.method.projects.then(|| quote!(())));
            quote!(#taken #call)
        }
    }
}

/// `<P as __ErasedStore>::__erased_get`
fn erased_method(sig: &Sig<'_>, own: &Own) -> TokenStream {
    let path = if sig.method.projects {
        trait_path(sig.item)
    } else {
        erased_path(sig.item)
    };
    let method = sig.erased_name();
    match own {
        Own::Named(own) => quote!(<#own as #path>::#method),
        Own::Bound => quote!(Self::#method),
    }
}

/// Calls the function for a method, with its receiver and arguments.
pub(super) fn call(sig: &Sig<'_>, receiver: &TokenStream, object: AutoTraits) -> TokenStream {
    let private = &sig.private;
    let (function, names) = (name(sig.item, sig.method, object), sig.names());
    sig.passing_on_unsafe(quote!(#function(#private::Held::new((#receiver, (#(#names,)*))))))
}

/// Calls it so that the result, a value of this type, carries all lifetimes of an impl for a pointer.
pub(super) fn forwarded_call(
    sig: &Sig<'_>,
    receiver: &TokenStream,
    forwarded: &TokenStream,
) -> TokenStream {
    let (function, names) = (name(sig.item, sig.method, AutoTraits::NONE), sig.names());
    let function = if sig.method.is_unsafe() {
        let args = Names::local("args");
        quote!(|#args| unsafe { #function(#args) })
    } else {
        quote!(#function)
    };
    quote!(<#forwarded>::new((#receiver, (#(#names,)*)), #function))
}
