//! The attribute macro of [`erase-core`](https://docs.rs/erase-core), which re-exports it: depend on
//! that crate, and read its documentation.
#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod attr;
mod attrs;
mod bounds;
mod emit;
mod errors;
mod find;
mod impl_block;
mod model;
mod names;
mod normalize;
mod pipeline;
mod refuse;
mod subst;
mod syntax;
#[cfg(test)]
mod tests;
mod viewer;

use pipeline::Flavour;
use proc_macro::TokenStream;

/// Makes `dyn Trait` work for a trait with native `async fn`.
///
/// It goes on the trait only. Impls are plain Rust, `Box<Implementor>` becomes `Box<dyn Trait>` by
/// coercion, and static calls are the native ones.
///
/// ```
/// use erase_core::erase;
///
/// #[erase]
/// trait Store: Send + Sync {
///     async fn get(&self, key: &str) -> Option<String>;
/// }
///
/// struct Echo;
/// impl Store for Echo {
///     async fn get(&self, key: &str) -> Option<String> {
///         Some(key.to_owned())
///     }
/// }
///
/// let stores: Vec<Box<dyn Store>> = vec![Box::new(Echo)];
/// let answer = futures::executor::block_on(stores[0].get("key"));
/// assert_eq!(answer.as_deref(), Some("key"));
/// ```
///
/// # Arguments
///
/// | on the trait | meaning |
/// |---|---|
/// | `#[erase]` | futures are `Send`, in static and in dyn use |
/// | `?Send` | futures need not be `Send` |
/// | `inline = BYTES` | the erased future holds up to `BYTES` bytes itself; larger ones go to the pool; it is not `Unpin` |
/// | `boxed` | the global allocator for each future, no pool |
/// | `forward(Box, Arc, Rc, &, &mut)` | the pointers that implement the trait too: `Box`, `Rc` and `Arc` of a `dyn` value, and references to any implementor. The default is all that the receivers allow, except that `&mut` requires that every method takes `&mut self`. `forward()`: none. `dyn Arc`: `Arc` of any type, also a generic `Arc<D>`, `D: ?Sized` |
/// | `local = LocalStore` | also declares the same trait without `Send`, which every `Store` implements |
/// | `assoc(Item)` | an associated type of a supertrait that `dyn Trait<Item = ..>` must name, although no method does |
/// | `crate = path` | where `erase_core` is, for re-exports and renamed dependencies |
///
/// `?Send`, `inline = BYTES` and `boxed` also go on a single method:
///
/// ```
/// use erase_core::{DynFuture, Inline, LocalDynFuture, erase};
/// use std::rc::Rc;
///
/// #[erase(inline = 56)]
/// trait Page: Send + Sync {
///     async fn size(&self) -> u64;
///     #[erase(?Send)]
///     async fn title(&self) -> Rc<str>;
/// }
///
/// fn size(page: &dyn Page) -> DynFuture<'_, u64, Inline<56>> {
///     page.size()
/// }
/// fn title(page: &dyn Page) -> LocalDynFuture<'_, Rc<str>, Inline<56>> {
///     page.title()
/// }
/// ```
///
/// # A dyn value where an implementor is expected
///
/// References to implementors are implementors, and so are `Box`, `Rc` and `Arc` of a `dyn` value. If that
/// conflicts with your own impl, name the pointers to keep in `forward(..)`:
///
/// ```
/// use erase_core::erase;
///
/// #[erase(forward(Box))]
/// trait Handler: Send + Sync {
///     async fn handle(&self, request: u32) -> u32;
/// }
///
/// impl<H: Handler> Handler for std::sync::Arc<H> {
///     async fn handle(&self, request: u32) -> u32 {
///         (**self).handle(request).await
///     }
/// }
///
/// async fn serve<H: Handler>(handler: H) -> u32 {
///     handler.handle(1).await
/// }
/// async fn erased(handler: Box<dyn Handler>) -> u32 {
///     serve(handler).await
/// }
/// ```
///
/// # Errors
///
/// A construct that no `dyn` type can have, such as a generic method, is one error, which says what to
/// write instead. The rest of the trait is still expanded.
///
/// ```compile_fail
/// # use erase_core::erase;
/// #[erase]
/// trait Store {
///     async fn put<V: Into<String>>(&self, value: V);
/// }
/// ```
#[proc_macro_attribute]
pub fn erase(args: TokenStream, item: TokenStream) -> TokenStream {
    pipeline::expand(args.into(), item.into(), Flavour::Erase).into()
}

/// [`macro@erase`] under async-trait's name.
///
/// A crate that migrates changes one `use` line. The attribute may stay on impls, and `?Send` has the same
/// meaning as for async-trait. Unlike `erase`, it implements the trait for no pointer by default, because
/// code for async-trait often has its own impls for `Box<T>` and `Arc<T>`.
///
/// ```
/// use erase_core::async_trait;
///
/// #[async_trait]
/// trait Store: Send + Sync {
///     async fn get(&self, key: &str) -> Option<String>;
/// }
///
/// struct Echo;
///
/// #[async_trait]
/// impl Store for Echo {
///     async fn get(&self, key: &str) -> Option<String> {
///         Some(key.to_owned())
///     }
/// }
///
/// let store: Box<dyn Store> = Box::new(Echo);
/// assert!(futures::executor::block_on(store.get("key")).is_some());
/// ```
#[proc_macro_attribute]
pub fn async_trait(args: TokenStream, item: TokenStream) -> TokenStream {
    pipeline::expand(args.into(), item.into(), Flavour::AsyncTrait).into()
}
