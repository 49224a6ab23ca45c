//! Lifetimes that a path hides, where native Rust accepts them: in what returns `impl Trait`, and in outputs.
#![allow(elided_lifetimes_in_paths, mismatched_lifetime_syntaxes)]

use std::cell::{Ref, RefCell};
use std::future::Future;
use std::slice::Iter;
use std::sync::Arc;

use erase_core::{DynFuture, erase};
use futures::executor::block_on;

struct Request<'a> {
    path: &'a str,
}

struct Reply<'a>(&'a str);

#[erase]
trait Handler: Send + Sync {
    fn handle(&self, request: Request) -> impl Future<Output = usize> + Send;
    fn each(&self, bytes: Iter<u8>) -> impl Iterator<Item = u8> + Send;
    fn both(&self, key: &str, bytes: Iter<u8>) -> impl Future<Output = usize> + Send;
    fn lent(&self, request: Request) -> impl Future<Output = &str> + Send;
    async fn reply(&self) -> Reply;
    async fn reply_to(&self, key: &str) -> Reply;
    fn replies(&self, at: Option<&usize>) -> impl Iterator<Item = Reply> + Send;
}

struct Server(String);

impl Handler for Server {
    async fn handle(&self, request: Request<'_>) -> usize {
        self.0.len() + request.path.len()
    }

    fn each(&self, bytes: Iter<u8>) -> impl Iterator<Item = u8> + Send {
        bytes.copied()
    }

    async fn both(&self, key: &str, bytes: Iter<'_, u8>) -> usize {
        key.len() + bytes.len()
    }

    async fn lent(&self, _: Request<'_>) -> &str {
        &self.0
    }

    async fn reply(&self) -> Reply<'_> {
        Reply(&self.0)
    }

    async fn reply_to(&self, _: &str) -> Reply<'_> {
        Reply(&self.0)
    }

    fn replies(&self, at: Option<&usize>) -> impl Iterator<Item = Reply> + Send {
        let count = at.copied().unwrap_or(1);
        std::iter::repeat_n((), count).map(|()| Reply(&self.0))
    }
}

async fn all(handler: impl Handler) -> usize {
    let path = String::from("/users");
    let handled = handler.handle(Request { path: &path }).await;
    let bytes = handler.each(path.as_bytes().iter()).count();
    let both = handler.both("key", path.as_bytes().iter()).await;
    let lent = handler.lent(Request { path: &path }).await;
    drop(path);
    handled + bytes + both + lent.len() + handler.reply().await.0.len()
}

#[test]
fn hidden_lifetimes_in_arguments_are_accepted_on_types_and_through_forwards() {
    assert_eq!(block_on(all(Server("s".into()))), 7 + 6 + 9 + 1 + 1);
    let boxed: Box<dyn Handler> = Box::new(Server("s".into()));
    assert_eq!(block_on(all(&*boxed)), 7 + 6 + 9 + 1 + 1);
    assert_eq!(block_on(all(boxed)), 7 + 6 + 9 + 1 + 1);
}

#[test]
fn on_dyn_the_future_ends_before_what_an_argument_hides() {
    let server = Server("s".into());
    let handler: &dyn Handler = &server;
    let path = String::from("/users");
    let future: DynFuture<'_, usize> = handler.handle(Request { path: &path });
    assert_eq!(block_on(future), 7);
    let lent = block_on(handler.lent(Request { path: &path }));
    drop(path);
    assert_eq!(lent, "s");
}

#[erase]
trait Shared: Send + Sync {
    fn handle(self: Arc<Self>, request: Request) -> impl Future<Output = usize> + Send;
}

impl Shared for Server {
    async fn handle(self: Arc<Self>, request: Request<'_>) -> usize {
        self.0.len() + request.path.len()
    }
}

#[test]
fn a_receiver_that_is_owned_takes_hidden_lifetimes_too() {
    let shared: Arc<dyn Shared> = Arc::new(Server("s".into()));
    let path = String::from("/users");
    assert_eq!(block_on(shared.handle(Request { path: &path })), 7);
}

#[test]
fn hidden_lifetimes_in_outputs_are_the_receivers() {
    let handler: &dyn Handler = &Server("s".into());
    assert_eq!(block_on(handler.reply()).0, "s");
    assert_eq!(block_on(handler.reply_to("key")).0, "s");
    let two = 2;
    let replies = handler.replies(Some(&two)).map(|reply| reply.0.len());
    assert_eq!(replies.sum::<usize>(), 2);
}

#[erase(?Send)]
trait Reader<T> {
    fn read(&self, cell: Ref<T>) -> impl Future<Output = usize>;
}

struct Length;

impl Reader<String> for Length {
    async fn read(&self, cell: Ref<'_, String>) -> usize {
        cell.len()
    }
}

#[test]
fn hidden_lifetimes_beside_a_parameter_of_the_trait() {
    let cell = RefCell::new(String::from("four"));
    let reader: Box<dyn Reader<String>> = Box::new(Length);
    assert_eq!(block_on(reader.read(cell.borrow())), 4);
}

#[erase]
trait Parser<'i>: Send {
    async fn parse(&mut self, input: &'i str) -> usize;
}

struct Total(usize);

impl<'i> Parser<'i> for Total {
    async fn parse(&mut self, input: &'i str) -> usize {
        self.0 += input.len();
        self.0
    }
}

#[test]
fn a_box_of_a_higher_ranked_object_is_an_implementor() {
    let mut parser: Box<dyn for<'i> Parser<'i> + Send> = Box::new(Total(0));
    for total in [3, 6] {
        let text = String::from("abc");
        assert_eq!(block_on(parser.parse(&text)), total);
    }
}
