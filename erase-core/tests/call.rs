//! Arguments and answers behind pointers.

mod common;

use std::cell::RefCell;

use common::{Drops, message_of};
use erase_core::__private::{Call, call};

#[test]
fn there_and_back() {
    let drops = Drops::default();
    let mut text = String::from("a");
    // SAFETY: the types are the same.
    let length: usize = unsafe {
        call((&mut text, drops.counted()), |call| {
            call.answer(|(text, _counted): (&mut String, common::Counted)| {
                text.push('b');
                text.len()
            });
        })
    };
    assert_eq!((length, &*text, drops.count()), (2, "ab", 1));
}

/// No type of the caller's is in the signature in between.
#[test]
fn through_a_trait_object() {
    trait Erased {
        unsafe fn erased(&self, call: Call<'_>);
    }
    impl Erased for RefCell<Vec<String>> {
        unsafe fn erased(&self, call: Call<'_>) {
            // SAFETY: the only caller is below, with these types.
            unsafe {
                call.answer(|text: String| {
                    self.borrow_mut().push(text);
                    Some(self.borrow().len())
                });
            }
        }
    }
    let texts = RefCell::new(Vec::new());
    let erased: &dyn Erased = &texts;
    for nth in 1..3 {
        // SAFETY: the types are those of the impl.
        let count =
            unsafe { call::<String, Option<usize>>(nth.to_string(), |call| erased.erased(call)) };
        assert_eq!(count, Some(nth));
    }
    assert_eq!(texts.into_inner(), ["1", "2"]);
}

#[test]
fn values_without_a_size() {
    // SAFETY: the types are the same.
    unsafe { call((), |call| call.answer(|()| ())) }
}

#[test]
fn without_an_answer() {
    let drops = Drops::default();
    // SAFETY: the `Call` is not used at all.
    let message = message_of(|| unsafe { call::<_, u32>(drops.counted(), |_| ()) });
    assert_eq!(message, "an erased method returned without an answer");
    assert_eq!(drops.count(), 1);
}

#[test]
fn panics() {
    let drops = Drops::default();
    // SAFETY: the `Call` is not used at all.
    let message = message_of(|| unsafe { call::<_, u32>(drops.counted(), |_| panic!("before")) });
    assert_eq!((message.as_str(), drops.count()), ("before", 1));

    // SAFETY: the types are the same.
    let message = message_of(|| unsafe {
        call::<_, u32>(drops.counted(), |call| {
            call.answer::<common::Counted, u32>(|_counted| panic!("in the answer"));
        })
    });
    assert_eq!((message.as_str(), drops.count()), ("in the answer", 2));

    // SAFETY: the types are the same.
    let message = message_of(|| unsafe {
        call::<_, common::Counted>(drops.counted(), |call| {
            call.answer(|counted: common::Counted| counted);
            panic!("after");
        })
    });
    assert_eq!((message.as_str(), drops.count()), ("after", 3));
}
