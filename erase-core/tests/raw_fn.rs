//! Functions whose types have no name where they are handed on.

mod common;

use common::{Counted, Drops, message_of};
use erase_core::__private::RawFn;

type Three = unsafe fn(&mut String, Counted, u32) -> usize;

fn push(text: &mut String, _counted: Counted, number: u32) -> usize {
    assert!(number < 10, "too large");
    text.push_str(&number.to_string());
    text.len()
}

#[test]
fn a_function_takes_its_arguments_and_returns_its_answer() {
    let drops = Drops::default();
    let mut text = String::from("a");
    let raw = RawFn::new::<_, _, _, _>(push as Three, push as Three);
    // SAFETY: the types are those of `push`, which is generic in its lifetime.
    let length: usize =
        unsafe { raw.call::<String, _, _, _, _>(&mut text, drops.counted(), 7_u32) };
    assert_eq!((length, &*text, drops.count()), (2, "a7", 1));
}

#[test]
fn what_panics_in_it_is_dropped_once() {
    let drops = Drops::default();
    let mut text = String::new();
    let raw = RawFn::new(push as Three, push as Three);
    let message = message_of(|| {
        // SAFETY: the types are those of `push`.
        unsafe { raw.call::<String, _, _, _, usize>(&mut text, drops.counted(), 10_u32) }
    });
    assert_eq!((message.as_str(), drops.count()), ("too large", 1));
}

/// No type of the caller's is in the signature in between.
#[test]
fn through_a_trait_object() {
    trait Hidden {
        fn raw(&self) -> RawFn;
    }
    trait Texts: Hidden {
        type Text;

        fn add<'f>(&'f self, text: &'f Self::Text, nth: usize) -> (usize, &'f Self::Text) {
            let raw = self.raw();
            // SAFETY: the blanket impl below makes it of this method's types, and rustc compares them.
            unsafe { raw.call::<Self, _, _, _, _>(self, text, nth) }
        }

        fn added<'f>(&'f self, text: &'f Self::Text, nth: usize) -> (usize, &'f Self::Text)
        where
            Self: Sized;
    }
    impl<X: Texts> Hidden for X {
        fn raw(&self) -> RawFn {
            fn add<'f, X: Texts>(
                this: &'f X,
                text: &'f X::Text,
                nth: usize,
            ) -> (usize, &'f X::Text) {
                this.added(text, nth)
            }
            RawFn::new(<X as Texts>::add, add::<X>)
        }
    }
    struct Longer(usize);
    impl Texts for Longer {
        type Text = String;

        fn added<'f>(&'f self, text: &'f String, nth: usize) -> (usize, &'f String) {
            (self.0 + text.len() + nth, text)
        }
    }
    let texts: &Longer = &Longer(10);
    let text = String::from("four");
    assert_eq!(texts.add(&text, 1), (15, &text));
}

#[test]
fn values_without_a_size() {
    fn nothing((): (), (): (), (): ()) {}
    let raw = RawFn::new(
        nothing as unsafe fn((), (), ()),
        nothing as unsafe fn((), (), ()),
    );
    // SAFETY: the types are those of `nothing`.
    unsafe { raw.call::<(), _, _, _, ()>((), (), ()) };
    assert!(format!("{raw:?}").starts_with("RawFn"));
}
