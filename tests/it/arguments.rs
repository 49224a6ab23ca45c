//! Arguments of every type travel through `dyn Trait`, and are dropped once.

#![allow(clippy::too_many_arguments)]

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{Debug, Display};
use std::ops::ControlFlow;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

struct Request<'a> {
    path: &'a str,
    headers: HashMap<&'a str, &'a str>,
}

type Callback<'a> = Box<dyn FnOnce(u32) -> u32 + Send + 'a>;

#[erase]
trait Server: Send + Sync {
    async fn none(&self) -> u32;
    async fn strings(&self, a: &str, b: String, c: Cow<'_, str>, d: Arc<str>) -> String;
    async fn options(&self, a: Option<&str>, b: Result<&u8, &str>, c: ControlFlow<u8>) -> String;
    async fn slices(&self, bytes: &[u8], array: [u8; 2], nested: &[&[&str]]) -> usize;
    async fn tuples(&self, pair: (u32, &str), unit: (), nested: ((u8,), [(u8, &str); 1])) -> usize;
    async fn request(&self, request: Request<'_>) -> usize;
    async fn request_ref<'r>(&self, request: &Request<'r>) -> &'r str;
    async fn callbacks(
        &self,
        by_ref: &(dyn Fn(&str) -> usize + Sync),
        by_mut: &mut (dyn FnMut(u32) + Send),
        by_box: Box<dyn Fn(u32) -> u32 + Send + Sync>,
        once: Callback<'_>,
        pointer: fn(&str) -> &str,
        hidden: &(dyn for<'x> Fn(&'x str) -> &'x str + Send + Sync),
    ) -> usize;
    async fn objects(
        &self,
        shown: &(dyn Display + Sync),
        any: Box<dyn Debug + Send + '_>,
    ) -> String;
    async fn outputs(&self, out: &mut Vec<String>, text: &mut str, map: &mut BTreeMap<u8, &str>);
    async fn large(&self, block: [u64; 128]) -> u64;
    async fn zero_sized(&self, unit: (), other: [u64; 0]) -> usize;
    async fn nine(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: &u8, i: &u8) -> u8;
    async fn iterator(&self, items: &mut (dyn Iterator<Item = u32> + Send)) -> u32;
    async fn future(&self, future: std::pin::Pin<Box<dyn Future<Output = u32> + Send + '_>>)
    -> u32;
    async fn other(&self, other: &dyn Server) -> u32;
    async fn owned(&self, other: Box<dyn Server + '_>) -> u32;
}

struct Real;

impl Server for Real {
    async fn none(&self) -> u32 {
        7
    }
    async fn strings(&self, a: &str, b: String, c: Cow<'_, str>, d: Arc<str>) -> String {
        [a, &b, &c, &d].concat()
    }
    async fn options(&self, a: Option<&str>, b: Result<&u8, &str>, c: ControlFlow<u8>) -> String {
        format!("{a:?} {b:?} {c:?}")
    }
    async fn slices(&self, bytes: &[u8], array: [u8; 2], nested: &[&[&str]]) -> usize {
        bytes.len() + array.len() + nested.concat().concat().len()
    }
    async fn tuples(&self, pair: (u32, &str), (): (), nested: ((u8,), [(u8, &str); 1])) -> usize {
        pair.0 as usize + pair.1.len() + usize::from(nested.0.0) + nested.1[0].1.len()
    }
    async fn request(&self, request: Request<'_>) -> usize {
        request.path.len() + request.headers.len()
    }
    async fn request_ref<'r>(&self, request: &Request<'r>) -> &'r str {
        request.headers["host"]
    }
    async fn callbacks(
        &self,
        by_ref: &(dyn Fn(&str) -> usize + Sync),
        by_mut: &mut (dyn FnMut(u32) + Send),
        by_box: Box<dyn Fn(u32) -> u32 + Send + Sync>,
        once: Callback<'_>,
        pointer: fn(&str) -> &str,
        hidden: &(dyn for<'x> Fn(&'x str) -> &'x str + Send + Sync),
    ) -> usize {
        let sum = by_box(1) + once(2);
        by_mut(sum);
        by_ref(hidden(pointer("abc"))) + sum as usize
    }
    async fn objects(
        &self,
        shown: &(dyn Display + Sync),
        any: Box<dyn Debug + Send + '_>,
    ) -> String {
        format!("{shown} {any:?}")
    }
    async fn outputs(&self, out: &mut Vec<String>, text: &mut str, map: &mut BTreeMap<u8, &str>) {
        out.push(text.to_owned());
        text.make_ascii_uppercase();
        map.insert(1, "one");
    }
    async fn large(&self, block: [u64; 128]) -> u64 {
        block.iter().sum()
    }
    async fn zero_sized(&self, (): (), other: [u64; 0]) -> usize {
        other.len()
    }
    async fn nine(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: &u8, i: &u8) -> u8 {
        a + b + c + d + e + f + g + h + i
    }
    async fn iterator(&self, items: &mut (dyn Iterator<Item = u32> + Send)) -> u32 {
        items.sum()
    }
    async fn future(
        &self,
        future: std::pin::Pin<Box<dyn Future<Output = u32> + Send + '_>>,
    ) -> u32 {
        future.await + 1
    }
    async fn other(&self, other: &dyn Server) -> u32 {
        other.none().await + 1
    }
    async fn owned(&self, other: Box<dyn Server + '_>) -> u32 {
        other.none().await + 2
    }
}

/// Both ways to the same value: the box, whose method is the forwarding impl's, and what is in it.
macro_rules! both {
    ($server:ident . $method:ident ( $($arg:expr),* $(,)? )) => {{
        let boxed = block_on($server.$method($($arg),*));
        let direct = block_on((*$server).$method($($arg),*));
        assert_eq!(boxed, direct);
        direct
    }};
}

fn server() -> Box<dyn Server> {
    Box::new(Real)
}

#[test]
fn no_argument_and_text_in_every_form() {
    let server = server();
    assert_eq!(both!(server.none()), 7);
    let text = String::from("c");
    let strings = both!(server.strings("a", "b".to_owned(), Cow::Borrowed(&text), "d".into()));
    assert_eq!(strings, "abcd");
    let options = both!(server.options(Some(&text), Err("e"), ControlFlow::Break(1)));
    assert_eq!(options, "Some(\"c\") Err(\"e\") Break(1)");
}

#[test]
fn slices_arrays_tuples_and_units() {
    let server = server();
    assert_eq!(
        both!(server.slices(b"abc", [1, 2], &[&["x"], &["y", "z"]])),
        8
    );
    assert_eq!(
        both!(server.tuples((1, "ab"), (), ((3,), [(0, "abcd")]))),
        10
    );
    assert_eq!(both!(server.zero_sized((), [])), 0);
    assert_eq!(both!(server.large([2; 128])), 256);
    assert_eq!(both!(server.nine(1, 1, 1, 1, 1, 1, 1, &1, &1)), 9);
}

#[test]
fn structs_with_lifetimes() {
    let server = server();
    let host = String::from("localhost");
    let request = |path| Request {
        path,
        headers: HashMap::from([("host", &*host)]),
    };
    assert_eq!(both!(server.request(request("/a"))), 3);
    let found = {
        let request = request("/b");
        block_on((*server).request_ref(&request))
    };
    assert_eq!(found, "localhost");
}

#[test]
fn functions_and_objects() {
    let server = server();
    let mut seen = Vec::new();
    let suffix = 10;
    for direct in [false, true] {
        let mut push = |n| seen.push(n);
        let once: Callback<'_> = Box::new(|n| n + suffix);
        let by_box: Box<dyn Fn(u32) -> u32 + Send + Sync> = Box::new(|n| n * 5);
        let pointer: fn(&str) -> &str = |text| &text[1..];
        let sum = if direct {
            block_on((*server).callbacks(&|s| s.len(), &mut push, by_box, once, pointer, &|s| s))
        } else {
            block_on(server.callbacks(&|s| s.len(), &mut push, by_box, once, pointer, &|s| s))
        };
        assert_eq!(sum, 19);
    }
    assert_eq!(seen, [17, 17]);
    let local = String::from("y");
    assert_eq!(both!(server.objects(&"x", Box::new(&local))), "x \"y\"");
}

#[test]
fn written_arguments() {
    let server = server();
    let (mut out, mut text, mut map) = (Vec::new(), String::from("abc"), BTreeMap::new());
    block_on((*server).outputs(&mut out, &mut text, &mut map));
    block_on(server.outputs(&mut out, &mut text, &mut map));
    assert_eq!(out, ["abc", "ABC"]);
    assert_eq!(map, BTreeMap::from([(1, "one")]));
    assert_eq!(both!(server.iterator(&mut [1, 2, 3].into_iter())), 6);
}

#[test]
fn futures_and_other_servers() {
    let server = server();
    assert_eq!(both!(server.future(Box::pin(server.none()))), 8);
    assert_eq!(both!(server.future(Box::pin((*server).none()))), 8);
    assert_eq!(both!(server.other(&*server)), 8);
    assert_eq!(both!(server.other(&Real)), 8);
    assert_eq!(both!(server.owned(Box::new(Real))), 9);
    assert_eq!(both!(server.owned(Box::new(&*server))), 9);
}

#[test]
fn what_is_not_polled_is_dropped_once() {
    let shared: Arc<str> = "d".into();
    let server = server();
    let future = (*server).strings("a", String::new(), Cow::Borrowed(""), shared.clone());
    assert_eq!(Arc::strong_count(&shared), 2);
    drop(future);
    assert_eq!(Arc::strong_count(&shared), 1);
    drop(server.strings("a", String::new(), Cow::Borrowed(""), shared.clone()));
    assert_eq!(Arc::strong_count(&shared), 1);
}

mod static_lifetimes {
    use super::*;

    #[erase]
    trait Static<'t>: Sync {
        async fn same(&self, value: &'static str) -> &'static str;
        async fn of_trait(&self, value: &'t str) -> &'t str;
        async fn nothing(&self, value: &'static str) -> usize;
    }

    impl<'t> Static<'t> for u32 {
        async fn same(&self, value: &'static str) -> &'static str {
            value
        }
        async fn of_trait(&self, value: &'t str) -> &'t str {
            value
        }
        async fn nothing(&self, value: &'static str) -> usize {
            value.len()
        }
    }

    #[test]
    fn arguments_with_lifetimes_from_outside_the_method() {
        let text = String::from("text");
        let value: Box<dyn Static<'_>> = Box::new(1_u32);
        assert_eq!(block_on((*value).same("same")), "same");
        assert_eq!(block_on(value.of_trait(&text)), "text");
        assert_eq!(block_on((*value).of_trait(&text)), "text");
        assert_eq!(block_on((*value).nothing("four")), 4);
    }
}
