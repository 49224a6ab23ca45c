//! The expansion of `#[erase]` by hand, for a trait with a native `async fn`. Read from top to bottom.
//!
//! In the real expansion a started future lives in a block of a pool, not in a `Box`.

use std::{
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

// 1. The trait as the user wrote it, `async fn get(&self, key: &str) -> Option<String>`, with two
// changes. `where Self: Sized` takes the method out of the vtable, so that the trait is
// dyn-compatible. And the receiver is `&This<Self>`: see 3. An impl may still write `async fn`.
trait Database: Send + Sync + ErasedDatabase {
    fn get(self: &This<Self>, key: &str) -> impl Future<Output = Option<String>> + Send
    where
        Self: Sized;
}

// 2. A hidden trait that *can* have a vtable: its future has the same type for every implementor.
// Every `Database` implements it, and as a supertrait it is in the vtable of `dyn Database`. Here
// the type is known, so this impl makes the native future.
trait ErasedDatabase {
    fn erased_get<'f>(&'f self, key: &'f str) -> Started<'f>;
}

type Started<'f> = Pin<Box<dyn Future<Output = Option<String>> + Send + 'f>>;

impl<D: Database> ErasedDatabase for D {
    fn erased_get<'f>(&'f self, key: &'f str) -> Started<'f> {
        Box::pin(<D as Database>::get(self, key))
    }
}

// 3. `This<T>` is `T` for every sized type, because type parameters are sized unless they say `?Sized`.
// So for implementors `&This<Self>` *is* `&self`. But no impl applies to `dyn Database`, so
// `This<dyn Database>` is not a type.
trait SizedSelf<T> {
    type Out;
}
impl<T> SizedSelf<T> for () {
    type Out = T;
}
type This<T> = <() as SizedSelf<T>>::Out;

// 4. So when rustc looks for a method `get` on a `dyn Database`, it drops the trait's own method, and
// finds this one. With a plain `&self` in the trait, `db.get(..)` would be ambiguous (E0034).
impl dyn Database + '_ {
    fn get<'f>(&'f self, key: &'f str) -> DynFuture<'f> {
        DynFuture::Unstarted(self, key)
    }
}

// 5. Like an `async fn`, a dyn call does nothing before its first poll. It stores its arguments,
// is small, `Send` and `Unpin`, and makes the native future in its final place.
enum DynFuture<'f> {
    Unstarted(&'f dyn Database, &'f str),
    Started(Started<'f>),
}

impl Future for DynFuture<'_> {
    type Output = Option<String>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            match &mut *self {
                Self::Unstarted(db, key) => *self = Self::Started(db.erased_get(key)),
                Self::Started(future) => return future.as_mut().poll(context),
            }
        }
    }
}

// 6. A box of a `dyn Database` is a `Database` itself, so it can be passed as a `D: Database`.
impl Database for Box<dyn Database + '_> {
    async fn get(&self, key: &str) -> Option<String> {
        (**self).get(key).await
    }
}

// The rest is what a user of `#[erase]` writes.

struct Fixed(&'static str, &'static str);

impl Database for Fixed {
    async fn get(&self, key: &str) -> Option<String> {
        (key == self.0).then(|| self.1.to_owned())
    }
}

struct Lengths;

impl Database for Lengths {
    async fn get(&self, key: &str) -> Option<String> {
        Some(key.len().to_string())
    }
}

// For a concrete type this awaits the native future; a box of a `dyn Database` works too.
async fn is_known<D: Database>(db: &D, key: &str) -> bool {
    db.get(key).await.is_some()
}

async fn run() {
    let fixed = Fixed("capital", "Paris");
    println!("a capital is known: {}", is_known(&fixed, "capital").await);

    let dbs: Vec<Box<dyn Database>> = vec![Box::new(fixed), Box::new(Lengths)];
    for db in &dbs {
        println!("capital: {:?}", db.get("capital").await);
        println!("a river is known: {}", is_known(db, "river").await);
    }
}

fn main() {
    if std::env::args().len() > 1 {
        println!("Asks two databases behind `dyn Database`. How: examples/by_hand/src/main.rs");
        return;
    }
    // No database here has to wait.
    let _ = pin!(run()).poll(&mut Context::from_waker(Waker::noop()));
}
