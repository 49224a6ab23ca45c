//! What methods that return streams, iterators and futures expand to, at work.

use std::future::Future;

use futures::executor::block_on;
use futures::{Stream, StreamExt as _};

include!("../../../erase-derive/src/tests/goldens/streams_and_iterators.expanded.rs");

struct Lines(Vec<String>);

impl Log for Lines {
    fn lines(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().cloned()
    }

    fn follow(&self, from: usize) -> impl Stream<Item = String> + Send {
        futures::stream::iter(self.0[from..].to_vec())
    }

    fn total(&self) -> impl Future<Output = usize> + Send {
        let length = self.0.len();
        async move { length }
    }
}

#[test]
fn the_expansion_returns_erased_streams_and_iterators() {
    let log: Box<dyn Log> = Box::new(Lines(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(log.lines().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(block_on(log.follow(1).collect::<Vec<_>>()), ["b"]);
    assert_eq!(block_on((*log).total()), 2);
}
