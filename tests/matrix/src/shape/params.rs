//! What a trait has besides its method: parameters, an associated type, supertraits.

/// Parameters and associated types.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Params {
    None,
    /// `type Key`, and whether the implementor's borrows; `Send + Sync` where futures are `Send`, or not.
    Key {
        borrows: bool,
        free: bool,
    },
    /// `<T>`, the same.
    Type {
        borrows: bool,
        free: bool,
    },
    /// `const SIZE`.
    Const,
    /// `type Lent<'x>`.
    Generic,
    /// `<'t>`, a lifetime of the implementor.
    Lifetime,
    /// `<'t>`, and the implementor implements the trait for all of them.
    HigherRanked,
}

#[rustfmt::skip]
pub(crate) const PARAMS: &[(&str, Params)] = &[
    ("plain", Params::None),
    ("key", Params::Key { borrows: false, free: false }),
    ("key_borrows", Params::Key { borrows: true, free: false }),
    ("key_free", Params::Key { borrows: false, free: true }),
    ("type", Params::Type { borrows: false, free: false }),
    ("type_borrows", Params::Type { borrows: true, free: false }),
    ("type_free", Params::Type { borrows: false, free: true }),
    ("const", Params::Const),
    ("generic_type", Params::Generic),
    ("lifetime", Params::Lifetime),
    ("higher_ranked", Params::HigherRanked),
];

impl Params {
    pub(crate) fn has_key(self) -> bool {
        matches!(self, Params::Key { .. })
    }

    pub(crate) fn has_type(self) -> bool {
        matches!(self, Params::Type { .. })
    }

    pub(crate) fn has_lifetime(self) -> bool {
        matches!(self, Params::Lifetime | Params::HigherRanked)
    }

    /// Whether the key or the type is one that borrows.
    pub(crate) fn borrows(self) -> bool {
        matches!(
            self,
            Params::Key { borrows: true, .. } | Params::Type { borrows: true, .. }
        )
    }

    pub(crate) fn free(self) -> bool {
        matches!(
            self,
            Params::Key { free: true, .. } | Params::Type { free: true, .. }
        )
    }
}

/// Names and supertraits.
#[rustfmt::skip]
pub(crate) const SUPERS: &[(&str, &str)] = &[
    ("bare", ""),
    ("send_sync", "Send + Sync"),
    ("send", "Send"),
    ("static", "'static"),
    ("send_sync_static", "Send + Sync + 'static"),
    // For the few that `beyond` has.
    ("sized", "Sized"),
];
