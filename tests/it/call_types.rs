//! What a call on a `dyn` value has for a type: `DynFuture` by name, whatever it is called through.

use std::pin::Pin;
use std::sync::Arc;

use erase_core::{DynFuture, erase};
use futures::executor::block_on;
use futures::future::{join_all, select};

#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: u32) -> u32;
    async fn find(&self, key: &str) -> Option<usize>;
}

struct Fixed(u32);

impl Store for Fixed {
    async fn get(&self, key: u32) -> u32 {
        self.0 + key
    }
    async fn find(&self, key: &str) -> Option<usize> {
        key.find('b')
    }
}

fn boxed() -> Box<dyn Store> {
    Box::new(Fixed(1))
}

fn shared() -> Arc<dyn Store> {
    Arc::new(Fixed(2))
}

#[test]
fn a_call_through_each_pointer_is_a_dyn_future() {
    let (boxed, shared) = (boxed(), shared());
    let lent: &dyn Store = &Fixed(3);
    let calls: [DynFuture<'_, u32>; 3] = [boxed.get(1), shared.get(1), lent.get(1)];
    assert_eq!(block_on(join_all(calls)), [2, 3, 4]);
    let find: DynFuture<'_, Option<usize>> = boxed.find("abc");
    let _pinned: Pin<Box<dyn Future<Output = Option<usize>> + Send + '_>> = find.boxed();
}

#[test]
fn two_calls_are_the_arms_of_an_if() {
    let (boxed, shared) = (boxed(), shared());
    for first in [true, false] {
        let call = if first { boxed.get(5) } else { shared.get(5) };
        assert_eq!(block_on(call), if first { 6 } else { 7 });
    }
}

#[test]
fn two_calls_are_selected() {
    let (boxed, shared) = (boxed(), shared());
    block_on(async {
        let (answer, rest) = select(boxed.get(1), shared.get(1)).await.factor_first();
        assert_eq!((answer, rest.await), (2, 3));
    });
}

#[test]
fn methods_of_other_auto_traits_are_found_by_deref() {
    let stores: [Box<dyn Store + Send + Sync>; 1] = [Box::new(Fixed(4))];
    let sync: &(dyn Store + Sync) = &Fixed(5);
    let send: &mut (dyn Store + Send) = &mut Fixed(6);
    let calls = [stores[0].get(0), sync.get(0), send.get(0)];
    assert_eq!(block_on(join_all(calls)), [4, 5, 6]);
}
