//! The entire expansion of a small trait, by hand.

#![cfg(feature = "alloc")]
#![allow(clippy::needless_lifetimes, reason = "an expansion names them all")]

mod common;

use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use erase_core::__private::{EagerCall as _, Held, IfSync, LocalStart, RawFn, Start};
use erase_core::{DynFuture, LocalDynFuture, This};

use common::{LazyLocal as _, block_on, yield_once};

/// What a user writes as `#[erase] trait Database { async fn get(&self, key: &str) -> usize; }`.
trait Database: ErasedDatabase {
    fn get<'s, 'k>(self: &'s This<Self>, key: &'k str) -> impl Future<Output = usize> + Send
    where
        Self: Sized;
}

trait ErasedDatabase {
    fn __erased_get<'s, 'k, 'f>(
        &'s self,
        key: Held<'f, &'k str>,
        start: Start<'_, 'f, usize>,
    ) -> Poll<usize>
    where
        's: 'f,
        'k: 'f,
        Self: 'f;
}

impl<X: Database> ErasedDatabase for X {
    fn __erased_get<'s, 'k, 'f>(
        &'s self,
        key: Held<'f, &'k str>,
        start: Start<'_, 'f, usize>,
    ) -> Poll<usize>
    where
        's: 'f,
        'k: 'f,
        Self: 'f,
    {
        start.run(<X as Database>::get(self, key.args))
    }
}

macro_rules! inherent {
    ($($object:ty),*) => { $(
        impl<'d> $object {
            fn get<'s, 'k, 'f>(&'s self, key: &'k str) -> DynFuture<'f, usize>
            where
                's: 'f,
                'k: 'f,
                'd: 'f,
            {
                let args = (self, key);
                Held::<'_, _>::new(args).__call(<Self as ErasedDatabase>::__erased_get)
            }
        }
    )* };
}

inherent!(
    dyn Database + 'd,
    dyn Database + Send + 'd,
    dyn Database + Sync + 'd,
    dyn Database + Send + Sync + 'd
);

struct Words(Vec<String>);

impl Database for Words {
    async fn get(&self, key: &str) -> usize {
        yield_once().await;
        self.0.iter().filter(|word| *word == key).count()
    }
}

fn words() -> Words {
    Words(vec!["a".into(), "b".into(), "a".into()])
}

#[test]
fn the_literal_dyn_trait() {
    let words = words();
    let key = String::from("a");
    let plain: &dyn Database = &words;
    assert_eq!(block_on(plain.get(&key)), 2);
    let boxed: Box<dyn Database + Send + Sync> = Box::new(self::words());
    assert_eq!(block_on(boxed.get(&key)), 2);
    assert_eq!(block_on(words.get("b")), 1);
}

/// Lazy where the unstarted call may be sent, eager elsewhere: `Debug` tells.
#[test]
fn lazy_where_the_arguments_are_send() {
    let words = words();
    let plain: &dyn Database = &words;
    assert_eq!(format!("{:?}", plain.get("a")), "DynFuture(started)");
    let sync: &(dyn Database + Sync) = &words;
    assert_eq!(format!("{:?}", sync.get("a")), "DynFuture(unstarted)");
    let both: &(dyn Database + Send + Sync) = &words;
    assert_eq!(format!("{:?}", both.get("a")), "DynFuture(unstarted)");
    let send: &(dyn Database + Send) = &words;
    assert_eq!(format!("{:?}", send.get("a")), "DynFuture(started)");
}

/// The same choice where the types are parameters.
trait Holder<K> {
    fn __erased_hold<'f>(
        &'f self,
        key: Held<'f, &'f K>,
        start: Start<'_, 'f, usize>,
    ) -> Poll<usize>
    where
        K: 'f,
        Self: 'f;
}

impl<K: Sync> Holder<K> for Vec<K> {
    fn __erased_hold<'f>(&'f self, key: Held<'f, &'f K>, start: Start<'_, 'f, usize>) -> Poll<usize>
    where
        K: 'f,
    {
        let key = key.args;
        start.run(async move {
            let _ = key;
            self.len()
        })
    }
}

impl<'d, K> dyn Holder<K> + Sync + 'd {
    fn hold<'f>(&'f self, key: &'f K) -> DynFuture<'f, usize>
    where
        'd: 'f,
    {
        // `K: Sync` cannot be proved here, so this is eager.
        let args = (self, key);
        Held::<'_, _>::new(args).__call(Holder::__erased_hold)
    }

    fn hold_sync<'f>(&'f self, key: &'f K) -> DynFuture<'f, usize>
    where
        K: Sync,
        'd: 'f,
    {
        let args = (self, key);
        Held::<'_, _>::new(args).__call(Holder::__erased_hold)
    }
}

#[test]
fn generic_parameters() {
    let held = vec![1, 2, 3];
    let held: &(dyn Holder<i32> + Sync) = &held;
    assert_eq!(format!("{:?}", held.hold(&1)), "DynFuture(started)");
    assert_eq!(format!("{:?}", held.hold_sync(&1)), "DynFuture(unstarted)");
    assert_eq!(block_on(held.hold(&1)), 3);
    assert_eq!(block_on(held.hold_sync(&1)), 3);
}

/// `#[erase(?Send)] trait Repo { type Key; type Error; async fn find(&self, key: &Self::Key) -> .. }`
trait Repo: ErasedRepo {
    type Key;
    type Error;
    fn find<'s, 'k>(
        self: &'s This<Self>,
        key: &'k Self::Key,
    ) -> impl Future<Output = Result<u32, Self::Error>>
    where
        Self: Sized;

    fn __erased_find<'f>(
        &'f self,
        key: &'f Self::Key,
        start: LocalStart<'_, 'f, Result<u32, Self::Error>>,
    ) -> Poll<Result<u32, Self::Error>> {
        // SAFETY: the blanket impl makes it of a function with this method's types, which rustc
        // compares, and generic in all lifetimes; neither has a where clause.
        unsafe { self.__raw_find().call::<Self, _, _, _, _>(self, key, start) }
    }
}

trait ErasedRepo {
    fn __raw_find(&self) -> RawFn;
}

impl<X: Repo> ErasedRepo for X {
    fn __raw_find(&self) -> RawFn {
        fn find<'f, X: Repo>(
            this: &'f X,
            key: &'f X::Key,
            start: LocalStart<'_, 'f, Result<u32, X::Error>>,
        ) -> Poll<Result<u32, X::Error>> {
            start.run(<X as Repo>::find(this, key))
        }
        RawFn::new(<X as Repo>::__erased_find, find::<X>)
    }
}

impl<'d, K, E> dyn Repo<Key = K, Error = E> + 'd {
    fn find<'f>(&'f self, key: &'f K) -> LocalDynFuture<'f, Result<u32, E>>
    where
        'd: 'f,
        K: 'f,
        E: 'f,
    {
        LocalDynFuture::lazy((self, key), |(this, key), start| {
            this.__erased_find(key, start)
        })
    }
}

struct Table;

impl Repo for Table {
    type Key = String;
    type Error = String;

    async fn find(&self, key: &String) -> Result<u32, String> {
        yield_once().await;
        key.parse().map_err(|_| format!("no number: {key}"))
    }
}

#[test]
fn associated_types() {
    let repo: Box<dyn Repo<Key = String, Error = String>> = Box::new(Table);
    assert_eq!(block_on(repo.find(&"12".to_string())), Ok(12));
    assert_eq!(
        block_on(repo.find(&"x".to_string())),
        Err("no number: x".to_string())
    );
    drop(repo.find(&"12".to_string()));
    let key = "12".to_string();
    let mut future = pin!(repo.find(&key));
    assert!(common::poll(future.as_mut()).is_pending());
}

/// A bound that is trivially false for some types, on an inherent method.
trait Plain {}

impl dyn Plain + '_ {
    #[allow(dead_code)]
    fn needs_sync(&self) -> bool
    where
        for<'x> Self: IfSync<'x>,
    {
        size_of_val(self) > 0
    }
}
