//! Erased types that carry the lifetimes of a forwarding method.
#![cfg(feature = "alloc")]
#![allow(
    clippy::needless_lifetimes,
    clippy::needless_pass_by_value,
    reason = "as in an expansion"
)]

mod common;

use std::future::Future;
use std::rc::Rc;

use common::{Drops, Lazy as _, block_on, yield_once};
use erase_core::__private::{Forwarded, Held};
use erase_core::{DynFuture, LocalDynFuture};

trait Get {
    fn get<'s, 'k>(&'s self, key: &'k str) -> impl Future<Output = usize> + Send;
}

struct Erased(String);

impl Erased {
    /// Lives no longer than its arguments.
    fn get<'s, 'k, 'f>(args: Held<'f, (&'s Self, &'k str)>) -> DynFuture<'f, usize> {
        let (this, key) = args.args;
        DynFuture::lazy((&this.0, key), |(text, key), start| {
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
        Captured::<'s, 'k, DynFuture<'static, usize>>::new((*self, key), Erased::get)
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
    fn nothing(_: Held<'_, (), *const Rc<()>>) -> DynFuture<'_, ()> {
        DynFuture::new(async {})
    }
    type Local = Forwarded<*const Rc<()>, DynFuture<'static, ()>>;
    send_and_unpin(Local::new((), nothing));
}

#[test]
fn dropped_once() {
    fn counts(args: Held<'_, (common::Counted,)>) -> LocalDynFuture<'_, ()> {
        let (counted,) = args.args;
        LocalDynFuture::new(async move {
            yield_once().await;
            drop(counted);
        })
    }
    let drops = Drops::default();
    for polls in 0..3 {
        let mut future =
            Forwarded::<_, LocalDynFuture<'static, ()>>::new((drops.counted(),), counts);
        for _ in 0..polls {
            let _ = common::poll_unpin(&mut future);
        }
        drop(future);
        assert_eq!(drops.count(), polls + 1);
    }
}

#[test]
fn iterators() {
    type Numbers<'n> = (&'n [i32; 3],);
    fn borrowed<'n, 'f>(
        args: Held<'f, Numbers<'n>>,
    ) -> Box<dyn Iterator<Item = &'n i32> + Send + 'f> {
        Box::new(args.args.0.iter())
    }
    fn copied<'n, 'f>(args: Held<'f, Numbers<'n>>) -> Box<dyn Iterator<Item = i32> + 'f> {
        Box::new(args.args.0.iter().copied())
    }

    let numbers = [1, 2, 3];
    let forwarded =
        Forwarded::<Numbers<'_>, Box<dyn Iterator<Item = &i32> + Send>>::new((&numbers,), borrowed);
    assert_eq!(forwarded.size_hint(), (3, Some(3)));
    assert_eq!(forwarded.copied().sum::<i32>(), 6);

    let forwarded =
        Forwarded::<Numbers<'_>, Box<dyn Iterator<Item = i32>>>::new((&numbers,), copied);
    assert_eq!(forwarded.sum::<i32>(), 6);
}

#[test]
fn streams() {
    use futures::{Stream, StreamExt, executor::block_on, stream};
    use std::pin::Pin;

    type Numbers<'n> = (&'n [i32; 3],);
    fn items<'n, 'f>(args: Held<'f, Numbers<'n>>) -> Pin<Box<dyn Stream<Item = i32> + Send + 'f>> {
        Box::pin(stream::iter(args.args.0.iter().copied()))
    }

    let numbers = [1, 2, 3];
    let forwarded =
        Forwarded::<Numbers<'_>, Pin<Box<dyn Stream<Item = i32> + Send>>>::new((&numbers,), items);
    assert_eq!(forwarded.size_hint(), (3, Some(3)));
    assert_eq!(block_on(forwarded.collect::<Vec<_>>()), [1, 2, 3]);
}
