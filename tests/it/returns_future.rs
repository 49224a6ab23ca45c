//! Methods that return `impl Future`: their eager part runs at the call, and what they say about
//! `Send` and lifetimes holds for the erased future too.

use std::future::{Future, ready};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use erase_core::{DynFuture, LocalDynFuture, erase};
use futures::executor::block_on;

fn assert_send<T: Send>(value: T) -> T {
    value
}

fn assert_static<T: 'static>(value: T) -> T {
    value
}

#[erase]
trait Calls: Sync {
    fn count(&self, by: u32) -> impl Future<Output = u32> + Send;
    fn not_send(&self) -> impl Future<Output = u32>;
    fn count_mut(&mut self, by: u32) -> impl Future<Output = u32> + Send;
}

#[derive(Default)]
struct Eager(AtomicU32);

impl Calls for Eager {
    fn count(&self, by: u32) -> impl Future<Output = u32> + Send {
        let before = self.0.fetch_add(by, Ordering::SeqCst);
        async move { before * 100 + self.0.load(Ordering::SeqCst) }
    }
    fn not_send(&self) -> impl Future<Output = u32> {
        let local = std::rc::Rc::new(self.0.load(Ordering::SeqCst));
        async move { *local }
    }
    fn count_mut(&mut self, by: u32) -> impl Future<Output = u32> + Send {
        *self.0.get_mut() += by;
        ready(*self.0.get_mut())
    }
}

struct Lazy(AtomicU32);

impl Calls for Lazy {
    async fn count(&self, by: u32) -> u32 {
        self.0.fetch_add(by, Ordering::SeqCst) + by
    }
    async fn not_send(&self) -> u32 {
        9
    }
    async fn count_mut(&mut self, by: u32) -> u32 {
        *self.0.get_mut() += by;
        *self.0.get_mut()
    }
}

#[test]
fn the_eager_part_runs_at_the_call() {
    let eager = Arc::new(Eager::default());
    let calls: Arc<dyn Calls> = eager.clone();
    let future = calls.count(2);
    assert_eq!(eager.0.load(Ordering::SeqCst), 2);
    let other = calls.count(3);
    assert_eq!(eager.0.load(Ordering::SeqCst), 5);
    assert_eq!(block_on(other), 205);
    assert_eq!(block_on(future), 5);
    drop(calls.count(1));
    assert_eq!(eager.0.load(Ordering::SeqCst), 6);
}

#[test]
fn the_eager_part_runs_at_the_call_in_generic_code_and_through_forwards() {
    fn generic<C: Calls>(calls: C) -> u32 {
        drop(calls.count(2));
        block_on(calls.count(3))
    }
    assert_eq!(generic(Eager::default()), 205);
    assert_eq!(generic(Box::new(Eager::default()) as Box<dyn Calls>), 205);
}

#[test]
fn an_impl_may_write_async_fn_instead() {
    let mut calls: Box<dyn Calls> = Box::new(Lazy(AtomicU32::new(0)));
    drop(calls.count(5));
    assert_eq!(block_on(calls.count(2)), 2);
    assert_eq!(block_on(calls.count_mut(2)), 4);
    assert_eq!(block_on(calls.not_send()), 9);
}

#[test]
fn send_is_what_is_written() {
    let mut calls: Box<dyn Calls> = Box::new(Eager::default());
    assert_eq!(block_on(assert_send((*calls).count(1))), 1);
    assert_eq!(block_on(assert_send((*calls).count_mut(1))), 2);
    let future: DynFuture<'_, u32> = (*calls).count(1);
    drop(future);
    let future: LocalDynFuture<'_, u32> = (*calls).not_send();
    assert_eq!(block_on(future), 3);
}

#[erase]
trait Borrows: Send + Sync {
    fn detached(&self, key: &str) -> impl Future<Output = usize> + Send + 'static;
    fn only_self<'a>(&'a self, key: &str) -> impl Future<Output = &'a str> + Send + 'a;
    fn only_key<'a>(&self, key: &'a str) -> impl Future<Output = &'a str> + Send + 'a;
    fn elided(&self) -> impl Future<Output = &str> + Send + '_;
    fn everything(&self, key: &str) -> impl Future<Output = usize> + Send;
    fn local(&self) -> impl Future<Output = usize> + 'static;
}

struct Text(String);

impl Borrows for Text {
    fn detached(&self, key: &str) -> impl Future<Output = usize> + Send + 'static {
        ready(self.0.len() + key.len())
    }
    fn only_self<'a>(&'a self, key: &str) -> impl Future<Output = &'a str> + Send + 'a {
        ready(&self.0[key.len()..])
    }
    fn only_key<'a>(&self, key: &'a str) -> impl Future<Output = &'a str> + Send + 'a {
        ready(&key[self.0.len()..])
    }
    fn elided(&self) -> impl Future<Output = &str> + Send + '_ {
        ready(&*self.0)
    }
    async fn everything(&self, key: &str) -> usize {
        self.0.len() * key.len()
    }
    fn local(&self) -> impl Future<Output = usize> + 'static {
        let shared = std::rc::Rc::new(self.0.len());
        async move { *shared }
    }
}

#[test]
fn a_static_future_borrows_nothing() {
    let text: Box<dyn Borrows> = Box::new(Text("four".to_owned()));
    let future = assert_send(assert_static((*text).detached(&String::from("six"))));
    let local = assert_static((*text).local());
    drop(text);
    assert_eq!(block_on(future), 7);
    assert_eq!(block_on(local), 4);
}

#[test]
fn a_static_future_is_static_through_a_box_and_an_arc_too() {
    let text: Arc<dyn Borrows> = Arc::new(Text("four".to_owned()));
    let future = assert_static(text.detached("x"));
    drop(text);
    assert_eq!(block_on(future), 5);
    fn generic<B: Borrows + 'static>(borrows: B) -> usize {
        let future = borrows.detached("xy");
        drop(borrows);
        block_on(future)
    }
    let text: Box<dyn Borrows> = Box::new(Text("four".to_owned()));
    assert_eq!(generic(text), 6);
}

#[tokio::test]
async fn a_static_future_is_spawned() {
    let text: Box<dyn Borrows> = Box::new(Text("four".to_owned()));
    let task = tokio::spawn((*text).detached("ab"));
    drop(text);
    assert_eq!(task.await.unwrap(), 6);
}

#[test]
fn a_future_borrows_only_what_it_names() {
    let text: Box<dyn Borrows> = Box::new(Text("four".to_owned()));
    let key = String::from("x");
    let future = (*text).only_self(&key);
    drop(key);
    assert_eq!(block_on(future), "our");

    let key = String::from("abcdef");
    let future = (*text).only_key(&key);
    drop(text);
    assert_eq!(block_on(future), "ef");
}

#[test]
fn elided_lifetimes() {
    let text: Box<dyn Borrows> = Box::new(Text("four".to_owned()));
    assert_eq!(block_on(text.elided()), "four");
    assert_eq!(block_on(text.everything("ab")), 8);
}

mod owned_futures {
    use super::*;

    #[erase(?Send)]
    trait Spawner: 'static {
        fn spawn(
            &self,
            name: String,
        ) -> impl core::future::Future<Output = Result<String, u8>> + 'static;
        fn unit(&self) -> impl Future<Output = ()>;
        fn default_body(&self, by: u32) -> impl Future<Output = u32> {
            ready(by + 1)
        }
        fn default_async_block(&self, by: u32) -> impl Future<Output = u32> {
            let eager = by * 2;
            async move { eager + self.base() }
        }
        fn base(&self) -> u32;
    }

    impl Spawner for u32 {
        fn spawn(&self, name: String) -> impl Future<Output = Result<String, u8>> + 'static {
            ready(if *self == 0 { Err(7) } else { Ok(name) })
        }
        fn unit(&self) -> impl Future<Output = ()> {
            ready(())
        }
        fn base(&self) -> u32 {
            *self
        }
    }

    #[test]
    fn default_bodies_and_other_paths_to_future() {
        let spawner: Box<dyn Spawner> = Box::new(1_u32);
        let future: LocalDynFuture<'static, _> = (*spawner).spawn("a".to_owned());
        assert_eq!(block_on(future), Ok("a".to_owned()));
        block_on((*spawner).unit());
        assert_eq!(block_on((*spawner).default_body(3)), 4);
        assert_eq!(block_on(spawner.default_async_block(3)), 7);
        let spawner: Box<dyn Spawner> = Box::new(0_u32);
        assert_eq!(block_on(spawner.spawn("a".to_owned())), Err(7));
    }
}

mod outlives {
    use super::*;

    #[erase]
    trait Outlives {
        fn returned<'a>(&'a self) -> impl Future<Output = usize> + Send + 'a
        where
            Self: 'a;
        async fn asynchronous<'a>(&'a self, key: &'a str) -> usize
        where
            Self: 'a;
    }

    impl Outlives for u32 {
        fn returned<'a>(&'a self) -> impl Future<Output = usize> + Send + 'a
        where
            Self: 'a,
        {
            ready(*self as usize)
        }
        async fn asynchronous<'a>(&'a self, key: &'a str) -> usize
        where
            Self: 'a,
        {
            *self as usize + key.len()
        }
    }

    #[test]
    fn self_in_a_where_clause_with_a_lifetime() {
        let value: Box<dyn Outlives> = Box::new(3_u32);
        assert_eq!(block_on(value.returned()), 3);
        assert_eq!(block_on((*value).returned()), 3);
        assert_eq!(block_on(value.asynchronous("ab")), 5);
        assert_eq!(block_on((*value).asynchronous("ab")), 5);
    }
}
