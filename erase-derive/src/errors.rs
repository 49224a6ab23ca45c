//! Collects errors, so that several mistakes are reported at once.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::ToTokens;

#[derive(Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// Adds an error that underlines `tokens`.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.0.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.0.push(error);
    }

    /// Returns the value, or records the error and returns the fallback.
    pub(crate) fn or_default<T: Default>(&mut self, result: syn::Result<T>) -> T {
        result.unwrap_or_else(|error| {
            self.push(error);
            T::default()
        })
    }

    /// One error for each mistake, although a trait with `#[cfg]` is inspected once for each case.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        let mut told = HashSet::new();
        let errors = self.0.into_iter();
        errors
            .filter(|error| told.insert(format!("{:?} {error}", error.span())))
            .map(syn::Error::into_compile_error)
            .collect()
    }
}
