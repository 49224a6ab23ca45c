//! A method that returns a future may use what is not `Sync` or `Send` at the call, and the future then
//! goes to another thread: the call must not wait for the first poll. All of it runs.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::cell::Cell;
use std::rc::Rc;
use std::thread::{self, ThreadId};
use support::{block_on, send};

#[erase]
trait Count {
    type Item;
    fn by_ref(&self, item: Rc<Self::Item>) -> impl Future<Output = ThreadId> + Send + 'static;
    fn plain(&self, item: Rc<u8>) -> impl Future<Output = ThreadId> + Send;
    fn boxed(self: Box<Self>, item: Self::Item) -> impl Future<Output = ThreadId> + Send;
}
struct Counted(Rc<Cell<u64>>);
impl Count for Counted {
    type Item = Rc<u8>;
    fn by_ref(&self, _: Rc<Rc<u8>>) -> impl Future<Output = ThreadId> + Send + 'static {
        self.0.set(self.0.get() + 1);
        let id = thread::current().id();
        async move { id }
    }
    fn plain(&self, _: Rc<u8>) -> impl Future<Output = ThreadId> + Send {
        self.0.set(self.0.get() + 1);
        let id = thread::current().id();
        async move { id }
    }
    fn boxed(self: Box<Self>, _: Rc<u8>) -> impl Future<Output = ThreadId> + Send {
        self.0.set(self.0.get() + 1);
        let id = thread::current().id();
        async move { id }
    }
}
fn main() {
    let count = Rc::new(Cell::new(0));
    let counted: Box<dyn Count<Item = Rc<u8>>> = Box::new(Counted(count.clone()));
    let here = thread::current().id();
    let by_ref = send((*counted).by_ref(Rc::new(Rc::new(1))));
    assert_eq!(
        thread::spawn(move || block_on(by_ref)).join().unwrap(),
        here
    );
    let plain = send((*counted).plain(Rc::new(1)));
    thread::scope(|scope| assert_eq!(scope.spawn(move || block_on(plain)).join().unwrap(), here));
    let boxed = send(counted.boxed(Rc::new(1)));
    thread::scope(|scope| assert_eq!(scope.spawn(move || block_on(boxed)).join().unwrap(), here));
    assert_eq!(count.get(), 3);
}
