//! What `forward()` expands to, beside a blanket impl that it leaves room for.

use futures::executor::block_on;

include!("../nothing_forwarded.expanded.rs");

impl<F: Fn(&str) -> usize + Sync> Handler for F {
    async fn call(&self, input: &str) -> usize {
        self(input)
    }
}

#[test]
fn the_expansion_leaves_room_for_a_blanket_impl() {
    let handlers: [Box<dyn Handler>; 2] =
        [Box::new(|input: &str| input.len()), Box::new(|_: &str| 7)];
    let answers = handlers
        .iter()
        .map(|handler| block_on((**handler).call("abc")));
    assert_eq!(answers.collect::<Vec<_>>(), [3, 7]);
}
