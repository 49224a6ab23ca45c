//! `crate = path` says where the runtime is: behind a re-export, or under another name.

mod facade {
    pub mod runtime {
        pub use ::erase_core::*;
    }
    pub use ::erase_core as renamed;
}

/// What the default path would name, were it not absolute.
mod erase_core {}

use facade::runtime::erase;
use futures::executor::block_on;

#[erase(crate = crate::crate_path::facade::runtime)]
trait ByReexport: Send + Sync {
    type Key: Send + Sync;
    async fn get(&self, key: &Self::Key) -> u32;
    async fn two<'a>(&'a self, left: &'a str, right: &str) -> &'a str;
    #[erase(boxed)]
    async fn boxed(&self) -> u32;
    #[erase(inline = 32)]
    async fn inline(&self) -> u32;
    fn stream(&self) -> impl futures::Stream<Item = u32> + Send;
    async fn value(self) -> u32;
}

impl ByReexport for u32 {
    type Key = u8;
    async fn get(&self, key: &u8) -> u32 {
        *self + u32::from(*key)
    }
    async fn two<'a>(&'a self, left: &'a str, _right: &str) -> &'a str {
        left
    }
    async fn boxed(&self) -> u32 {
        *self
    }
    async fn inline(&self) -> u32 {
        *self
    }
    fn stream(&self) -> impl futures::Stream<Item = u32> + Send {
        futures::stream::iter(0..*self)
    }
    async fn value(self) -> u32 {
        self
    }
}

#[test]
fn every_shape_by_a_reexport() {
    use futures::StreamExt;
    let value: Box<dyn ByReexport<Key = u8>> = Box::new(2_u32);
    block_on(async {
        assert_eq!((*value).get(&1).await, 3);
        assert_eq!(value.get(&1).await, 3);
        assert_eq!(value.two("l", "r").await, "l");
        assert_eq!((*value).boxed().await + (*value).inline().await, 4);
        assert_eq!((*value).stream().count().await, 2);
        assert_eq!(value.value().await, 2);
    });
}

#[facade::renamed::erase(crate = crate::crate_path::facade::renamed, forward(Box, &))]
trait ByOtherName: Send + Sync {
    async fn get(&self, key: &str) -> usize;
}

impl ByOtherName for u32 {
    async fn get(&self, key: &str) -> usize {
        key.len() + *self as usize
    }
}

#[test]
fn forwards_by_another_name() {
    async fn generic<B: ByOtherName + ?Sized>(value: &B) -> usize {
        value.get("ab").await
    }
    let value: Box<dyn ByOtherName> = Box::new(2_u32);
    assert_eq!(block_on(generic(&*value)), 4);
    assert_eq!(block_on(generic(&value)), 4);
}
