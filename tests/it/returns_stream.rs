//! Methods that return `impl Stream` return a pinned box of a `dyn Stream` from `dyn Trait`.

use std::pin::Pin;
use std::rc::Rc;

use erase_core::erase;
use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};

#[erase]
trait Feed {
    fn all(&self) -> impl Stream<Item = u32> + Send;
    fn local(&self) -> impl Stream<Item = Rc<u32>>;
    fn lent(&self) -> impl Stream<Item = &str> + Send + '_;
    fn matching(&self, prefix: &str) -> impl Stream<Item = &str> + Send;
    fn only_self<'a>(&'a self, skip: &usize) -> impl Stream<Item = &'a str> + Send + 'a;
    fn detached(&self) -> impl Stream<Item = String> + Send + 'static;
    fn drain(&mut self) -> impl Stream<Item = String> + Send;
    fn results(&self) -> impl futures::Stream<Item = Result<u32, String>> + Send {
        stream::iter([Ok(1), Err("two".to_owned())])
    }
    fn consume(self) -> impl Stream<Item = String> + Send;
    async fn first(&self) -> Option<&str>;
}

struct Words(Vec<String>);

impl Feed for Words {
    fn all(&self) -> impl Stream<Item = u32> + Send {
        stream::iter(self.0.iter().map(|word| word.len() as u32))
    }
    fn local(&self) -> impl Stream<Item = Rc<u32>> {
        let shared = Rc::new(7);
        stream::iter(self.0.iter().map(move |_| Rc::clone(&shared)))
    }
    fn lent(&self) -> impl Stream<Item = &str> + Send + '_ {
        stream::iter(self.0.iter().map(String::as_str))
    }
    fn matching(&self, prefix: &str) -> impl Stream<Item = &str> + Send {
        stream::iter(&self.0)
            .filter(move |word| std::future::ready(word.starts_with(prefix)))
            .map(String::as_str)
    }
    fn only_self<'a>(&'a self, skip: &usize) -> impl Stream<Item = &'a str> + Send + 'a {
        stream::iter(&self.0[*skip..]).map(String::as_str)
    }
    fn detached(&self) -> impl Stream<Item = String> + Send + 'static {
        stream::iter(self.0.clone())
    }
    fn drain(&mut self) -> impl Stream<Item = String> + Send {
        stream::iter(self.0.drain(..))
    }
    fn consume(self) -> impl Stream<Item = String> + Send {
        stream::iter(self.0)
    }
    async fn first(&self) -> Option<&str> {
        self.lent().next().await
    }
}

fn words() -> Words {
    Words(vec!["a".to_owned(), "bb".to_owned(), "abc".to_owned()])
}

fn feed() -> Box<dyn Feed> {
    Box::new(words())
}

fn collect<S: Stream>(stream: S) -> Vec<S::Item> {
    block_on(stream.collect())
}

#[test]
fn items_are_the_same_on_the_type_behind_a_box_and_behind_a_reference() {
    let feed = feed();
    assert_eq!(collect(words().all()), [1, 2, 3]);
    assert_eq!(collect(feed.all()), [1, 2, 3]);
    assert_eq!(collect((*feed).all()), [1, 2, 3]);
    assert_eq!(collect((*feed).lent()), ["a", "bb", "abc"]);
    assert_eq!(collect(feed.lent()), ["a", "bb", "abc"]);
    assert_eq!(block_on(feed.first()), Some("a"));
}

#[test]
fn the_types_have_names() {
    let feed = feed();
    let all: Pin<Box<dyn Stream<Item = u32> + Send + '_>> = (*feed).all();
    assert_eq!(collect(all), [1, 2, 3]);
    let local: Pin<Box<dyn Stream<Item = Rc<u32>> + '_>> = (*feed).local();
    assert_eq!(collect(local).len(), 3);
    assert_eq!(collect(feed.local()).len(), 3);
    let detached: Pin<Box<dyn Stream<Item = String> + Send>> = (*feed).detached();
    drop(feed);
    assert_eq!(collect(detached).len(), 3);
}

#[test]
fn arguments_are_borrowed_as_far_as_the_output_says() {
    let feed = feed();
    let skip = 1;
    let later = {
        let skip: usize = skip;
        (*feed).only_self(&skip)
    };
    assert_eq!(collect(later), ["bb", "abc"]);
    let prefix = String::from("a");
    assert_eq!(collect((*feed).matching(&prefix)), ["a", "abc"]);
    assert_eq!(collect(feed.matching(&prefix)), ["a", "abc"]);
}

#[test]
fn a_mutable_receiver_is_drained() {
    let mut feed = feed();
    assert_eq!(block_on((*feed).drain().next()).as_deref(), Some("a"));
    assert_eq!(collect((*feed).drain()), Vec::<String>::new());
    assert_eq!(collect(feed.all()), [0; 0]);
}

#[test]
fn a_consumed_receiver() {
    assert_eq!(collect(feed().consume()), ["a", "bb", "abc"]);
    assert_eq!(collect(words().consume()), ["a", "bb", "abc"]);
}

#[test]
fn a_default_body() {
    let expected = [Ok(1), Err("two".to_owned())];
    assert_eq!(collect((*feed()).results()), expected);
    assert_eq!(collect(words().results()), expected);
}

#[tokio::test]
async fn a_stream_is_spawned() {
    let feed = feed();
    let stream = (*feed).detached();
    let task = tokio::spawn(async move { stream.count().await });
    assert_eq!(task.await.unwrap(), 3);
}

#[test]
fn generic_code_over_streams() {
    async fn count<F: Feed>(mut feed: F) -> usize {
        feed.all().count().await + feed.matching("a").count().await + feed.drain().count().await
    }
    assert_eq!(block_on(count(words())), 8);
    assert_eq!(block_on(count(feed())), 8);
}

#[test]
fn a_stream_goes_where_a_pinned_box_goes() {
    let feed = feed();
    let mut all = (*feed).all();
    assert_eq!(block_on(all.next()), Some(1));
    assert_eq!(all.size_hint(), (2, Some(2)));
    let streams = stream::select_all([all, (*feed).all()]);
    assert_eq!(collect(streams).len(), 5);
    let boxed: stream::BoxStream<'_, u32> = (*feed).all().boxed();
    assert_eq!(collect(boxed), [1, 2, 3]);
}
