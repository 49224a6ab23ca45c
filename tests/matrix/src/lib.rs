//! What the programs of the matrix are written with.

use std::borrow::Cow;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use erase_core as _;

pub use futures_core::Stream;
pub use std::cell::{Cell, Ref, RefCell};
pub use std::rc::Rc;
pub use std::slice::Iter;
pub use std::sync::Arc;

/// The implementor of every trait: it owns one text and borrows another.
#[derive(Debug)]
pub struct Holder<'h> {
    /// What a method may lend.
    pub own: String,
    /// What it borrows itself.
    pub word: &'h str,
}

/// The implementor that the programs call.
pub fn holder(word: &str) -> Holder<'_> {
    Holder {
        own: String::from("own"),
        word,
    }
}

/// A type with a lifetime that a path may hide.
#[derive(Clone, Debug)]
pub struct Ctx<'a> {
    /// What it borrows.
    pub text: &'a str,
}

/// A path with an argument that may hide a lifetime all the same.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Polls until the future is ready; each of the programs wakes itself.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Is pending once.
pub async fn yield_now() {
    let mut yielded = false;
    poll_fn(|_| {
        if std::mem::replace(&mut yielded, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

/// A stream that is pending once, and then has one item.
pub fn stream<T>(item: impl FnOnce() -> T) -> impl Stream<Item = T> {
    Once {
        item: Some(item),
        yielded: false,
    }
}

struct Once<F> {
    item: Option<F>,
    yielded: bool,
}

impl<F> Unpin for Once<F> {}

impl<T, F: FnOnce() -> T> Stream for Once<F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        let once = self.get_mut();
        if !std::mem::replace(&mut once.yielded, true) {
            return Poll::Pending;
        }
        Poll::Ready(once.item.take().map(|item| item()))
    }
}

/// The first item of a stream.
///
/// # Panics
///
/// If it has none.
pub fn first<S: Stream>(stream: S) -> S::Item {
    let mut stream = pin!(stream);
    block_on(poll_fn(|context| stream.as_mut().poll_next(context))).expect("an item")
}

/// Compiles for what may go to another thread.
pub fn is_send<T: Send>(value: T) -> T {
    value
}

/// The text that an output is compared by.
pub trait Show {
    /// The text.
    fn show(&self) -> String;
}

impl Show for usize {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl Show for String {
    fn show(&self) -> String {
        self.clone()
    }
}

impl Show for str {
    fn show(&self) -> String {
        self.to_owned()
    }
}

impl<T: Show + ?Sized> Show for &T {
    fn show(&self) -> String {
        (**self).show()
    }
}

impl Show for Cow<'_, str> {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl Show for Ctx<'_> {
    fn show(&self) -> String {
        self.text.to_owned()
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> String {
        self.iter().map(Show::show).collect()
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self) -> String {
        self.iter().map(Show::show).collect()
    }
}

impl Show for Holder<'_> {
    fn show(&self) -> String {
        self.own.clone()
    }
}
