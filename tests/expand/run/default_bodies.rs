//! What default bodies expand to, at work.

use std::fmt::Display;

use futures::executor::block_on;

include!("../default_bodies.expanded.rs");

struct Three;

impl Counter for Three {
    async fn count(&self) -> u32 {
        3
    }
}

#[test]
fn the_expansion_runs_default_bodies() {
    let mut counter: Box<dyn Counter + Send + Sync> = Box::new(Three);
    assert_eq!(block_on(counter.twice()), 6);
    assert_eq!(block_on(counter.sum((1, 2), 4)).to_string(), "10");
    assert_eq!(block_on(Three.twice()), 6);
}
