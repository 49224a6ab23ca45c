//! What `#[erase]` does to a trait, by hand and without the crate.
//!
//! This is the whole trick in its smallest form: one trait with a native `async fn`, used behind
//! the literal `dyn Database`. The real expansion works the same way and costs less: its futures
//! are `Send`, and live in a pool instead of a `Box`. Read from top to bottom.
//!
//! ```text
//! cargo run --example by_hand
//! cargo run --example by_hand -- --help
//! ```

use std::pin::Pin;

use clap::Parser;
use futures::executor::block_on;

// 1. The trait as the user wrote it, `async fn get(&self, key: &str) -> Option<String>`, with two
// changes. `where Self: Sized` takes the method out of the vtable, so that the trait is
// dyn-compatible. And the receiver is `&This<Self>`: see 3. An impl may still write `async fn`.
trait Database: ErasedDatabase {
    fn get(self: &This<Self>, key: &str) -> impl Future<Output = Option<String>>
    where
        Self: Sized;
}

// 2. A hidden trait that *can* have a vtable: its future is of one type, whoever implements it.
// The method bears another name, so that it never gets in the way of the user's.
type Erased<'f, T> = Pin<Box<dyn Future<Output = T> + 'f>>;

trait ErasedDatabase {
    fn erased_get<'f>(&'f self, key: &'f str) -> Erased<'f, Option<String>>;
}

// All who implement `Database` get it for nothing. Here, where the type is known, the native future
// is made and boxed. `Database` has it as a supertrait, so it is in the vtable of `dyn Database`.
impl<D: Database> ErasedDatabase for D {
    fn erased_get<'f>(&'f self, key: &'f str) -> Erased<'f, Option<String>> {
        Box::pin(<D as Database>::get(self, key))
    }
}

// 3. `This<T>` is `T` for every type that has a size, which is what the type parameter `T` demands
// without a word. So for implementors `&This<Self>` *is* `&self`. But for `dyn Database` no impl
// applies, and `This<dyn Database>` is nothing at all.
trait SizedSelf<T> {
    type Out;
}
impl<T> SizedSelf<T> for () {
    type Out = T;
}
type This<T> = <() as SizedSelf<T>>::Out;

// 4. So when the compiler looks for a method `get` on a `dyn Database`, the one of the trait drops
// out, and this one is the only one left. It has the user's name, and goes through the vtable.
// With a plain `&self` in the trait, `db.get(..)` would be ambiguous (E0034).
impl<'d> dyn Database + 'd {
    fn get<'f>(&'f self, key: &'f str) -> Erased<'f, Option<String>> {
        self.erased_get(key)
    }
}

// 5. A box of a `dyn Database` is a `Database` itself, so it goes where `D: Database` is asked for.
impl Database for Box<dyn Database + '_> {
    async fn get(&self, key: &str) -> Option<String> {
        (**self).get(key).await
    }
}

// From here on, nothing is special: it is what a user of `#[erase]` writes.

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

// Static dispatch: for a known type this is the native future, without a box. But a box of a
// `dyn Database` will do, too.
async fn is_known<D: Database>(db: &D, key: &str) -> bool {
    db.get(key).await.is_some()
}

const SHOWN: &str = "\
What is printed:
  a .. is known    asked by a function of any `D: Database`: first of a known type, then of a box
  capital: ..      asked of a `Box<dyn Database>`; the first knows one key, the second any
  river: ..        asked of a `&dyn Database`

With Cargo: cargo run --example by_hand

How it works is told in its only file, examples/by_hand/main.rs, from top to bottom.";

/// Asks two databases of different types behind the literal `dyn Database`, whose method is a native
/// `async fn`, without the macro and without its crate.
#[derive(Parser)]
#[command(name = "by_hand", after_help = SHOWN)]
struct Args {}

fn main() {
    Args::parse();
    block_on(async {
        let fixed = Fixed("capital", "Paris");
        println!("a capital is known: {}", is_known(&fixed, "capital").await);

        let dbs: Vec<Box<dyn Database>> = vec![Box::new(fixed), Box::new(Lengths)];
        for db in &dbs {
            println!("capital: {:?}", db.get("capital").await);
            println!("a river is known: {}", is_known(db, "river").await);
            borrowed(&**db).await;
        }
    });
}

async fn borrowed(db: &dyn Database) {
    println!("river: {:?}", db.get("river").await);
}
