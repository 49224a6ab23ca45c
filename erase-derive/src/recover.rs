//! What the macro does with a trait that does not parse: somebody is typing.

use proc_macro2::TokenStream;
use quote::quote;

/// The user's tokens again, so that nothing in the file is lost to the editor, and the error.
pub(crate) fn recover(tokens: &TokenStream, error: &syn::Error) -> TokenStream {
    let error = error.to_compile_error();
    quote!(#tokens #error)
}
