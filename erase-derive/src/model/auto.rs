//! `Send` and `Sync`, as the expansion needs them.

use proc_macro2::TokenStream;
use quote::quote;

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct AutoTraits {
    pub(crate) send: bool,
    pub(crate) sync: bool,
}

impl AutoTraits {
    pub(crate) const NONE: Self = AutoTraits::new(false, false);
    pub(crate) const SEND: Self = AutoTraits::new(true, false);
    pub(crate) const SYNC: Self = AutoTraits::new(false, true);
    pub(crate) const BOTH: Self = AutoTraits::new(true, true);

    const fn new(send: bool, sync: bool) -> Self {
        AutoTraits { send, sync }
    }

    pub(crate) fn or(self, other: Self) -> Self {
        AutoTraits::new(self.send || other.send, self.sync || other.sync)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        AutoTraits::new(self.send && !other.send, self.sync && !other.sync)
    }

    /// Whether `other` has all of these.
    pub(crate) fn is_within(self, other: Self) -> bool {
        self.without(other) == Self::NONE
    }

    /// The paths of the traits.
    pub(crate) fn paths(self) -> impl Iterator<Item = TokenStream> {
        let send = self.send.then(|| quote!(::core::marker::Send));
        let sync = self.sync.then(|| quote!(::core::marker::Sync));
        send.into_iter().chain(sync)
    }

    /// `+ Send + Sync`
    pub(crate) fn added(self) -> TokenStream {
        let paths = self.paths();
        quote!(#(+ #paths)*)
    }
}
