//! Return types.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Lifetime, TypeParamBound};

use super::{Sig, capture_own, opaque_future};
use crate::attr::Storage;
use crate::bounds::bound_is;
use crate::model::{Output, OutputKind};

impl Sig<'_> {
    /// The same type, where no receiver says what a lifetime stands for that it hides.
    pub(super) fn unhidden(&self, ty: impl ToTokens) -> TokenStream {
        let Some(lifetime) = &self.method.lifetimes.hidden_output else {
            return ty.to_token_stream();
        };
        let private = &self.private;
        quote!(#private::Returned<fn(&#lifetime ()) -> #ty>)
    }

    /// The return type of a call on `dyn`: `DynFuture<'f, T>`, `Box<dyn Iterator<..> + 'f>`.
    pub(crate) fn erased_output(&self, lifetime: &Lifetime) -> TokenStream {
        let private = &self.private;
        let output = &self.method.lifetimes.output;
        let item = self.ty(&output.item);
        match output.kind {
            OutputKind::Value => item.into_token_stream(),
            OutputKind::Async | OutputKind::Future => {
                let (name, storage) = (self.future_name(), self.storage());
                quote!(#private::#name<#lifetime, #item #storage>)
            }
            OutputKind::Stream => {
                let stream = self.boxed_output(output, lifetime);
                quote!(::core::pin::Pin<#stream>)
            }
            OutputKind::Boxed => self.boxed_output(output, lifetime),
        }
    }

    // Input:
    //     impl Iterator<Item = T> + Send + 'a
    // Output:
    //     Box<dyn Iterator<Item = T> + Send + 'a>
    fn boxed_output(&self, output: &Output, lifetime: &Lifetime) -> TokenStream {
        let private = &self.private;
        let bounds = output.bounds.iter();
        // A box is `Unpin` in any case.
        let is_kept = |bound: &&TypeParamBound| {
            matches!(bound, TypeParamBound::Trait(_)) && !bound_is(bound, &["Unpin"])
        };
        let bounds = bounds
            .filter(is_kept)
            .map(|bound| self.substitution.bound(bound));
        quote!(#private::Box<dyn #(#bounds +)* #lifetime>)
    }

    /// `DynFuture` or `LocalDynFuture`.
    pub(crate) fn future_name(&self) -> Ident {
        let name = if self.method.send {
            "DynFuture"
        } else {
            "LocalDynFuture"
        };
        Ident::new(name, Span::mixed_site())
    }

    pub(super) fn storage(&self) -> Option<TokenStream> {
        let private = &self.private;
        match &self.method.storage {
            Storage::Default => None,
            Storage::Boxed => Some(quote!(, #private::Boxed)),
            Storage::Inline(bytes) => Some(quote!(, #private::Inline<{ #bytes }>)),
        }
    }

    /// `impl Future<Output = T> + Send`, where `own` are the parameters that `use<Self>` names here.
    pub(crate) fn native_output(&self, output: &Output, own: Option<&Ident>) -> TokenStream {
        let item = self.ty(&output.item);
        match output.kind {
            OutputKind::Value => item.into_token_stream(),
            OutputKind::Async => opaque_future(self.method, &item),
            _ => {
                let bounds = output.bounds.iter().map(|bound| {
                    let mut bound = self.substitution.bound(bound);
                    if let (TypeParamBound::PreciseCapture(captures), Some(own)) = (&mut bound, own)
                    {
                        capture_own(captures, own);
                    }
                    bound
                });
                quote!(impl #(#bounds)+*)
            }
        }
    }
}
