//! What methods return.

use super::argument::{Argument, Borrowed, Needs};
use super::params::Params;
use super::receiver::{Lends, Receiver};

/// What an output borrows from, which is how its lifetime is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    Nothing,
    /// The receiver, elided or `'s`.
    Receiver,
    /// The argument, elided or `'a`.
    Argument,
    /// The trait's `'t`.
    Trait,
    /// `'o`, which `'s` and `'a` outlive.
    OnlyOutput,
    /// `'o`, which nothing is related to.
    Free,
    /// `'static`.
    Static,
}

/// What is returned, or is the output of the future, or the item of the iterator.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Number,
    /// `Self`.
    Itself,
    Text,
    Cow,
    Ctx,
    /// `Ctx`, for `Ctx<'_>`.
    CtxHidden,
    List,
    Key,
    KeyRef,
    Type,
    TypeRef,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Async,
    Future,
    Iterator,
    Stream,
}

/// What stands after the bounds of an `impl Trait`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    None,
    Lifetime(&'static str),
    /// `use<..>` of all that is in scope.
    UseAll,
    /// `use<'a, ..>`, without the receiver's lifetime.
    UseArgument,
    /// `use<..>` of types alone.
    UseTypes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) form: Form,
    pub(crate) send: bool,
    pub(crate) bound: Bound,
    pub(crate) content: Content,
    pub(crate) from: From,
}

#[rustfmt::skip]
pub(crate) const CONTENTS: &[(&str, Content)] = &[
    ("number", Content::Number), ("itself", Content::Itself), ("text", Content::Text), ("cow", Content::Cow), ("ctx", Content::Ctx),
    ("ctx_hidden", Content::CtxHidden), ("list", Content::List), ("key", Content::Key),
    ("key_ref", Content::KeyRef), ("type", Content::Type), ("type_ref", Content::TypeRef),
];

#[rustfmt::skip]
pub(crate) const FROMS: &[(&str, From)] = &[
    ("", From::Nothing), ("of_self", From::Receiver), ("of_argument", From::Argument), ("of_trait", From::Trait),
    ("of_bounded", From::OnlyOutput), ("of_free", From::Free), ("of_static", From::Static),
];

#[rustfmt::skip]
pub(crate) const FORMS: &[(&str, Form, bool)] = &[
    ("async", Form::Async, false), ("future", Form::Future, false), ("future_send", Form::Future, true),
    ("iterator", Form::Iterator, false), ("iterator_send", Form::Iterator, true),
    ("stream", Form::Stream, false), ("stream_send", Form::Stream, true),
];

#[rustfmt::skip]
pub(crate) const BOUNDS: &[(&str, Bound)] = &[
    ("", Bound::None), ("for_elided", Bound::Lifetime("'_")), ("for_self", Bound::Lifetime("'s")),
    ("for_argument", Bound::Lifetime("'a")), ("for_trait", Bound::Lifetime("'t")),
    ("for_only_output", Bound::Lifetime("'o")),
    ("for_static", Bound::Lifetime("'static")), ("use_all", Bound::UseAll),
    ("use_argument", Bound::UseArgument), ("use_types", Bound::UseTypes),
];

impl Content {
    fn fits(self, params: Params) -> bool {
        match self {
            Content::Key | Content::KeyRef => params.has_key(),
            Content::Type | Content::TypeRef => params.has_type(),
            _ => true,
        }
    }

    /// What an argument has to lend for it.
    pub(crate) fn borrowed_from(self) -> Borrowed {
        match self {
            Content::KeyRef => Borrowed::Key,
            Content::TypeRef => Borrowed::Type,
            _ => Borrowed::Text,
        }
    }

    fn is_owned(self) -> bool {
        matches!(
            self,
            Content::Number | Content::Itself | Content::Key | Content::Type
        )
    }
}

impl Output {
    pub(crate) fn needs(self) -> Needs {
        match (self.content, self.from, self.bound) {
            (Content::Key | Content::KeyRef, ..) => Needs::Key,
            (Content::Type | Content::TypeRef, ..) => Needs::Type,
            (_, From::Trait, _) | (_, _, Bound::Lifetime("'t")) => Needs::Lifetime,
            _ => Needs::Nothing,
        }
    }

    /// Whether the words can be written: what they name is there. rustc decides the rest.
    pub(crate) fn fits(self, receiver: &Receiver, argument: &Argument, params: Params) -> bool {
        self.content.fits(params)
            && self.content.is_owned() == (self.from == From::Nothing)
            && self.source_fits(receiver, argument, params)
            && self.bound_fits(receiver, argument, params)
            && (!receiver.text.is_empty() || self.fits_no_receiver())
    }

    fn fits_no_receiver(self) -> bool {
        let of_self = matches!(self.content, Content::Itself | Content::Key | Content::Type);
        !of_self && self.from != From::Trait
    }

    fn source_fits(self, receiver: &Receiver, argument: &Argument, params: Params) -> bool {
        let of_argument = self.content.borrowed_from();
        let argument_lends = argument.lends.0 == of_argument;
        let elided = self.content == Content::CtxHidden;
        match self.from {
            From::Nothing => true,
            From::Receiver => {
                receiver.lends == Lends::Elided || receiver.lends == Lends::Named && !elided
            }
            From::Argument if argument.names("'a") => argument_lends && !elided,
            From::Argument => argument_lends && argument.elided() && receiver.lends == Lends::Owned,
            From::Trait => params == Params::Lifetime && of_argument == Borrowed::Text && !elided,
            From::OnlyOutput => {
                !elided
                    && (receiver.lends == Lends::Named || argument_lends && argument.names("'a"))
            }
            From::Free | From::Static => of_argument == Borrowed::Text && !elided,
        }
    }

    fn bound_fits(self, receiver: &Receiver, argument: &Argument, params: Params) -> bool {
        if self.form == Form::Async {
            return self.bound == Bound::None;
        }
        match self.bound {
            Bound::Lifetime("'s") => receiver.lends == Lends::Named,
            Bound::Lifetime("'a") | Bound::UseArgument => argument.names("'a"),
            Bound::Lifetime("'t") => params.has_lifetime(),
            Bound::Lifetime("'o") => self.from == From::OnlyOutput,
            Bound::Lifetime("'_") => {
                receiver.lends == Lends::Elided
                    || receiver.lends == Lends::Owned && argument.elided()
            }
            _ => true,
        }
    }
}
