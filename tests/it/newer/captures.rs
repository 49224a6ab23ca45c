//! `+ use<..>` in what a method returns is kept, and so is what the future does not capture.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use erase_core::erase;
use futures::Stream;

use super::run;

/// Yields one item.
struct Once<T>(Option<T>);

impl<T: Unpin> Stream for Once<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(self.0.take())
    }
}

struct Next<S>(S);

impl<S: Stream + Unpin> Future for Next<S> {
    type Output = Option<S::Item>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll_next(cx)
    }
}

#[erase]
trait Precise: Send + Sync {
    fn detached(&self, key: &str) -> impl Future<Output = usize> + Send + use<Self>;
    fn of_self<'s>(&'s self, key: &str) -> impl Future<Output = &'s str> + Send + use<'s, Self>;
    fn of_key<'k>(&self, key: &'k str) -> impl Future<Output = &'k str> + Send + use<'k, Self>;
    fn local(&mut self) -> impl Future<Output = usize> + use<Self>;
    fn items(&self) -> impl Iterator<Item = char> + use<Self>;
    fn stream(&self, key: &str) -> impl Stream<Item = usize> + Send + Unpin + use<Self>;
}

struct Text(String);

impl Precise for Text {
    fn detached(&self, key: &str) -> impl Future<Output = usize> + Send + use<> {
        ready(self.0.len() + key.len())
    }
    fn of_self<'s>(&'s self, key: &str) -> impl Future<Output = &'s str> + Send + use<'s> {
        ready(&self.0[key.len()..])
    }
    fn of_key<'k>(&self, key: &'k str) -> impl Future<Output = &'k str> + Send + use<'k> {
        ready(&key[self.0.len()..])
    }
    fn local(&mut self) -> impl Future<Output = usize> + use<> {
        self.0.push('!');
        ready(self.0.len())
    }
    fn items(&self) -> impl Iterator<Item = char> + use<> {
        self.0.chars().collect::<Vec<_>>().into_iter()
    }
    fn stream(&self, key: &str) -> impl Stream<Item = usize> + Send + Unpin + use<> {
        Once(Some(self.0.len() + key.len()))
    }
}

fn text() -> Text {
    Text("four".to_owned())
}

#[test]
fn what_borrows_nothing_outlives_the_value_and_the_arguments() {
    let mut precise: Box<dyn Precise> = Box::new(text());
    let (future, local, items) = {
        let key = String::from("ab");
        (
            precise.detached(&key),
            (*precise).local(),
            (*precise).items(),
        )
    };
    let direct = (*precise).detached("x");
    let stream = (*precise).stream("abc");
    drop(precise);
    assert_eq!((run(future), run(local), run(direct)), (6, 5, 6));
    assert_eq!(items.count(), 5);
    assert_eq!(run(Next(stream)), Some(8));
}

#[test]
fn what_borrows_one_thing_outlives_the_other() {
    let precise: Box<dyn Precise> = Box::new(text());
    let (boxed, direct) = {
        let key = String::from("x");
        (precise.of_self(&key), (*precise).of_self(&key))
    };
    assert_eq!((run(boxed), run(direct)), ("our", "our"));
    let key = String::from("abcdef");
    let (boxed, direct) = (precise.of_key(&key), (*precise).of_key(&key));
    drop(precise);
    assert_eq!((run(boxed), run(direct)), ("ef", "ef"));
}

#[test]
fn generic_code_may_rely_on_it() {
    fn detached<P: Precise + 'static>(precise: P) -> usize {
        let future = precise.detached("x");
        drop(precise);
        run(future)
    }
    assert_eq!(detached(text()), 5);
    assert_eq!(detached(Box::new(text()) as Box<dyn Precise>), 5);
}

struct Lent<'t>(&'t str);

#[erase]
trait Generic<'t, T: Send + Sync, const N: usize>: Send + Sync {
    fn get(&self, key: &T) -> impl Future<Output = [&'t str; N]> + Send + use<'t, T, N, Self>;
}

impl<'t, T: Send + Sync, const N: usize> Generic<'t, T, N> for Lent<'t> {
    fn get(&self, _key: &T) -> impl Future<Output = [&'t str; N]> + Send + use<'t, T, N> {
        ready([self.0; N])
    }
}

#[test]
fn parameters_of_the_trait_are_captured() {
    let text = String::from("text");
    let future = {
        let generic: Arc<dyn Generic<'_, u8, 2> + '_> = Arc::new(Lent(&text));
        assert_eq!(run((*generic).get(&1)), ["text"; 2]);
        generic.get(&2)
    };
    assert_eq!(run(future), ["text"; 2]);
}
