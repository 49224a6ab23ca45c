//! Erased types that carry the lifetimes of a forwarding method.
#![cfg(feature = "alloc")]
#![allow(clippy::needless_lifetimes, reason = "named, as in an expansion")]

mod common;

use std::future::Future;
use std::rc::Rc;

use common::{Drops, block_on, yield_once};
use erase_core::__private::Forwarded;
use erase_core::{DynFuture, LocalDynFuture};

trait Get {
    fn get<'s, 'k>(&'s self, key: &'k str) -> impl Future<Output = usize> + Send;
}

struct Erased(String);

impl Erased {
    fn get<'s, 'k, 'f>(&'s self, key: &'k str) -> DynFuture<'f, usize>
    where
        's: 'f,
        'k: 'f,
    {
        DynFuture::lazy((&self.0, key), |(text, key), start| {
            start.run(async move {
                yield_once().await;
                text.len() + key.len()
            })
        })
    }
}

type Captured<'s, 'k, F> = Forwarded<(&'s Erased, &'k str), F>;

impl Get for &Erased {
    #[allow(refining_impl_trait)]
    fn get<'s, 'k>(&'s self, key: &'k str) -> Captured<'s, 'k, DynFuture<'static, usize>> {
        // SAFETY: the type parameter names all that is captured.
        unsafe { Forwarded::new(Erased::get(self, key)) }
    }
}

#[test]
fn two_lifetimes() {
    let erased = Erased("ab".into());
    let key = String::from("abc");
    let erased = &erased;
    let future = Get::get(&erased, &key);
    assert_eq!(format!("{future:?}"), "DynFuture(unstarted)");
    assert_eq!(block_on(future), 5);
    assert_eq!(block_on(Get::get(&erased, &key).boxed()), 5);
}

/// What it captures takes no part in `Send` and `Unpin`.
#[test]
fn auto_traits_are_those_of_the_inner_type() {
    fn send_and_unpin<F: Send + Unpin>(_: F) {}
    let future = DynFuture::new(async {});
    // SAFETY: it borrows nothing.
    send_and_unpin::<Forwarded<*const Rc<()>, _>>(unsafe { Forwarded::new(future) });
}

#[test]
fn dropped_once() {
    let drops = Drops::default();
    for polls in 0..3 {
        let counted = drops.counted();
        let future = LocalDynFuture::new(async move {
            yield_once().await;
            drop(counted);
        });
        // SAFETY: it borrows nothing.
        let mut future: Forwarded<(), _> = unsafe { Forwarded::new(future) };
        for _ in 0..polls {
            let _ = common::poll_unpin(&mut future);
        }
        drop(future);
        assert_eq!(drops.count(), polls + 1);
    }
}

#[test]
fn iterators() {
    let numbers = [1, 2, 3];
    let inner: Box<dyn Iterator<Item = &i32> + Send + '_> = Box::new(numbers.iter());
    // SAFETY: the type parameter names all that is captured.
    let forwarded: Forwarded<&[i32; 3], _> = unsafe { Forwarded::new(inner) };
    assert_eq!(forwarded.size_hint(), (3, Some(3)));
    assert_eq!(forwarded.copied().sum::<i32>(), 6);

    let inner: Box<dyn Iterator<Item = i32> + '_> = Box::new(numbers.iter().copied());
    // SAFETY: the type parameter names all that is captured.
    let forwarded: Forwarded<&[i32; 3], _> = unsafe { Forwarded::new(inner) };
    assert_eq!(forwarded.sum::<i32>(), 6);
}
