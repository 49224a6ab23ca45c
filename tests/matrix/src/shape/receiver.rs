//! The receivers.

/// How long a receiver lends what it has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lends {
    /// For a lifetime that nobody names.
    Elided,
    /// For `'s`.
    Named,
    /// Not at all: the method owns it.
    Owned,
}

pub(crate) struct Receiver {
    pub(crate) name: &'static str,
    /// The receiver as it is written.
    pub(crate) text: &'static str,
    pub(crate) lends: Lends,
    /// The implementor, for as long as the receiver lends it.
    pub(crate) lent: &'static str,
    /// The pointer that the method is called on, with `@` for what it points to.
    pub(crate) pointer: &'static str,
    /// That pointer, made from the implementor `held` or, of its own, from `holder(..)`.
    pub(crate) make: &'static str,
    /// How it is called on a box, where that is another pointer: what is boxed, and the call's receiver.
    pub(crate) boxed: Option<(&'static str, &'static str)>,
}

const REF: &str = "self";
const PIN: &str = "Pin::get_ref(self)";
const PIN_MUT: &str = "Pin::get_mut(self)";

const fn receiver(
    name: &'static str,
    text: &'static str,
    lends: Lends,
    lent: &'static str,
    pointer: &'static str,
    make: &'static str,
    boxed: Option<(&'static str, &'static str)>,
) -> Receiver {
    Receiver {
        name,
        text,
        lends,
        lent,
        pointer,
        make,
        boxed,
    }
}

#[rustfmt::skip]
pub(crate) const RECEIVERS: &[Receiver] = &[
    receiver("ref", "&self", Lends::Elided, REF, "&@", "&held", Some(("Box::new", "v"))),
    receiver("mut", "&mut self", Lends::Elided, REF, "&mut @", "&mut held", Some(("Box::new", "v"))),
    receiver("ref_named", "&'s self", Lends::Named, REF, "&@", "&held", Some(("Box::new", "v"))),
    receiver("mut_named", "&'s mut self", Lends::Named, REF, "&mut @", "&mut held", Some(("Box::new", "v"))),
    receiver("typed_ref", "self: &Self", Lends::Elided, REF, "&@", "&held", Some(("Box::new", "v"))),
    receiver("typed_named", "self: &'s Self", Lends::Named, REF, "&@", "&held", Some(("Box::new", "v"))),
    receiver("value", "self", Lends::Owned, "", "Box<@>", "Box::new(held)", None),
    receiver("box", "self: Box<Self>", Lends::Owned, "", "Box<@>", "Box::new(held)", None),
    receiver("rc", "self: Rc<Self>", Lends::Owned, "", "Rc<@>", "Rc::new(held)", None),
    receiver("arc", "self: Arc<Self>", Lends::Owned, "", "Arc<@>", "Arc::new(held)", None),
    receiver("pin_ref", "self: Pin<&Self>", Lends::Elided, PIN, "Pin<&@>", "Pin::<&Holder>::new(&held)", Some(("Box::pin", "v.as_ref()"))),
    receiver("pin_ref_named", "self: Pin<&'s Self>", Lends::Named, PIN, "Pin<&@>", "Pin::<&Holder>::new(&held)", Some(("Box::pin", "v.as_ref()"))),
    receiver("pin_mut", "self: Pin<&mut Self>", Lends::Elided, PIN_MUT, "Pin<&mut @>", "Pin::<&mut Holder>::new(&mut held)", Some(("Box::pin", "v.as_mut()"))),
    receiver("pin_mut_named", "self: Pin<&'s mut Self>", Lends::Named, PIN_MUT, "Pin<&mut @>", "Pin::<&mut Holder>::new(&mut held)", Some(("Box::pin", "v.as_mut()"))),
    receiver("nobody", "", Lends::Owned, "", "&@", "&held", None),
    receiver("pin_box", "self: Pin<Box<Self>>", Lends::Owned, "", "Pin<Box<@>>", "Box::pin(held)", None),
];
