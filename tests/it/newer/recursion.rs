//! Default bodies that call themselves, in a trait with a lifetime parameter.

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Search<'t>: Send + Sync {
    async fn longest<'s>(&'s self, n: usize, text: &'t str, other: &'s str) -> &'s str {
        if n > text.len() {
            return other;
        }
        self.longest(n + 1, text, &other[1..]).await
    }
}

impl Search<'_> for () {}

#[test]
fn a_default_body_calls_itself() {
    let search: Box<dyn Search> = Box::new(());
    assert_eq!(block_on(search.longest(0, "a", "xyz")), "z");
    assert_eq!(block_on(().longest(1, "a", "xyz")), "yz");
}
