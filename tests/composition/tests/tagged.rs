//! typetag beside the attribute: `Box<dyn Store>` can be serialized.

use erase_core::erase;
use futures::executor::block_on;
use serde::{Deserialize, Serialize};

#[typetag::serde(tag = "kind")]
#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> Option<usize>;
}

#[derive(Serialize, Deserialize)]
struct Memory {
    size: usize,
}

#[typetag::serde]
impl Store for Memory {
    async fn get(&self, key: &str) -> Option<usize> {
        (key.len() < self.size).then_some(key.len())
    }
}

#[derive(Serialize, Deserialize)]
struct Empty;

#[typetag::serde(name = "none")]
impl Store for Empty {
    async fn get(&self, _: &str) -> Option<usize> {
        None
    }
}

#[test]
fn boxed_stores_come_back_from_json() {
    let stores: Vec<Box<dyn Store>> = vec![Box::new(Memory { size: 5 }), Box::new(Empty)];
    let json = serde_json::to_string(&stores).unwrap();
    assert_eq!(json, r#"[{"kind":"Memory","size":5},{"kind":"none"}]"#);
    let stores: Vec<Box<dyn Store>> = serde_json::from_str(&json).unwrap();
    assert_eq!(block_on(stores[0].get("four")), Some(4));
    assert_eq!(block_on(stores[1].get("four")), None);
}
