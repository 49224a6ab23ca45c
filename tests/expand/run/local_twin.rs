//! What `local = Name` expands to, at work.

use futures::executor::block_on;

include!("../local_twin.expanded.rs");

struct Length(std::rc::Rc<str>);

impl LocalStore for Length {
    async fn get(&self, key: &str) -> usize {
        self.0.len() + key.len()
    }
}

struct Zero;

impl Store for Zero {
    async fn get(&self, key: &str) -> usize {
        key.len()
    }
}

#[test]
fn the_expansion_has_a_twin_without_send() {
    let stores: [Box<dyn LocalStore>; 2] = [Box::new(Length("ab".into())), Box::new(Zero)];
    let sum: usize = stores
        .iter()
        .map(|store| block_on((**store).get("c")))
        .sum();
    assert_eq!(sum, 3 + 1);
    let store: Box<dyn Store> = Box::new(Zero);
    assert_eq!(block_on((*store).get("cd")), 2);
}
