//! `#[cfg]` and `#[cfg_attr]` on methods, arguments and generics go with everything that is
//! generated for them.

#![allow(clippy::non_minimal_cfg)]

use erase_core::erase;
use futures::executor::block_on;

/// Does not exist: what is under `cfg(any())` would not compile.
#[erase]
trait Configured: Send + Sync {
    #[cfg(any())]
    async fn gone(&self, missing: Missing) -> Missing;
    #[cfg(all())]
    async fn here(&self) -> u32;
    #[cfg(any())]
    fn gone_plain(&self, missing: Missing) -> Missing;
    #[cfg(not(any()))]
    fn here_plain(&self) -> u32;
    #[cfg(any())]
    fn gone_future(&self) -> impl Future<Output = Missing> + Send;
    #[cfg(any())]
    fn gone_iterator(&self) -> impl Iterator<Item = Missing>;
    #[cfg(any())]
    async fn gone_default(&self) -> Missing {
        Missing::new()
    }

    async fn arguments(
        &self,
        #[cfg(any())] gone: &Missing,
        first: &str,
        #[cfg(any())] gone_too: Missing,
        #[cfg(all())] second: u32,
        #[cfg(any())] last: &mut Missing,
    ) -> usize;

    fn plain_arguments(&self, #[cfg(any())] gone: &Missing, first: u32) -> u32;

    #[cfg(any())]
    async fn either(&self) -> u32;
    #[cfg(all())]
    async fn either(&self, key: &str) -> usize;

    #[cfg_attr(all(), doc = "Documented.")]
    #[cfg_attr(any(), missing_attribute)]
    async fn attributes(&self) -> u32;

    #[cfg_attr(all(), cfg(any()))]
    async fn gone_by_cfg_attr(&self) -> Missing;
    #[cfg_attr(all(), cfg(all()))]
    async fn here_by_cfg_attr(&self) -> u32;
}

struct Value(u32);

impl Configured for Value {
    async fn here(&self) -> u32 {
        self.0
    }
    fn here_plain(&self) -> u32 {
        self.0 + 1
    }
    async fn arguments(&self, first: &str, second: u32) -> usize {
        first.len() + second as usize
    }
    fn plain_arguments(&self, first: u32) -> u32 {
        first
    }
    async fn either(&self, key: &str) -> usize {
        key.len()
    }
    async fn attributes(&self) -> u32 {
        5
    }
    async fn here_by_cfg_attr(&self) -> u32 {
        6
    }
}

async fn all<C: Configured>(value: C) -> usize {
    let mut sum = value.here().await as usize * 1000;
    sum += value.here_plain() as usize;
    sum += value.arguments("ab", 3).await;
    sum += value.either("abcd").await;
    sum += value.plain_arguments(7) as usize;
    sum += value.attributes().await as usize;
    sum + value.here_by_cfg_attr().await as usize
}

const ANSWER: usize = 1000 + 2 + 5 + 4 + 7 + 5 + 6;

#[test]
fn what_is_there_works_on_the_type_and_through_pointers() {
    assert_eq!(block_on(all(Value(1))), ANSWER);
    let value: Box<dyn Configured> = Box::new(Value(1));
    assert_eq!(block_on(all(&*value)), ANSWER);
    assert_eq!(block_on(all(value)), ANSWER);
}

#[test]
fn what_is_there_works_on_dyn() {
    let value: &dyn Configured = &Value(1);
    block_on(async {
        assert_eq!(value.here().await, 1);
        assert_eq!(value.arguments("ab", 3).await, 5);
        assert_eq!(value.either("abcd").await, 4);
        assert_eq!(value.plain_arguments(7), 7);
        assert_eq!(value.attributes().await, 5);
        assert_eq!(value.here_by_cfg_attr().await, 6);
    });
}

mod default_bodies {
    use super::*;

    #[erase]
    trait Default: Send + Sync {
        async fn sum(
            &self,
            #[cfg(all())] (left, right): (u32, u32),
            #[cfg(any())] gone: Missing,
            #[cfg(any())] (_, gone_too): (Missing, u32),
        ) -> u32 {
            left + right
        }
    }

    impl Default for u32 {}

    #[test]
    fn arguments_of_a_default_body() {
        let value: Box<dyn Default> = Box::new(1_u32);
        assert_eq!(block_on((*value).sum((1, 2))), 3);
        assert_eq!(block_on(value.sum((1, 2))), 3);
        assert_eq!(block_on(4_u32.sum((1, 2))), 3);
    }
}

mod generics {
    use super::*;

    #[erase]
    trait Generic<#[cfg(any())] 'gone, 'a, #[cfg(any())] G: Missing, #[cfg(all())] T: Send + Sync>:
        Sync
    {
        async fn get<#[cfg(any())] 'x, 'y>(&self, key: &'y str, value: &'a T) -> &'a T;
    }

    struct Give;

    impl<'a, T: Send + Sync> Generic<'a, T> for Give {
        async fn get<'y>(&self, _key: &'y str, value: &'a T) -> &'a T {
            value
        }
    }

    #[test]
    fn parameters_of_the_trait_and_of_a_method() {
        let value = 3_u8;
        let give: Box<dyn Generic<'_, u8>> = Box::new(Give);
        assert_eq!(block_on((*give).get("k", &value)), &3);
        assert_eq!(block_on(give.get("k", &value)), &3);
    }
}

mod associated {
    use super::*;

    #[erase]
    trait Types: Sync {
        #[cfg(any())]
        type Gone: MissingTrait;
        #[cfg(all())]
        type Here: Send;
        async fn get(&self) -> Self::Here;
        #[cfg(any())]
        async fn gone(&self) -> Self::Gone;
    }

    impl Types for u32 {
        type Here = String;
        async fn get(&self) -> String {
            self.to_string()
        }
    }

    #[test]
    fn associated_types() {
        let types: Box<dyn Types<Here = String>> = Box::new(4_u32);
        assert_eq!(block_on((*types).get()), "4");
        assert_eq!(block_on(types.get()), "4");
    }
}

/// A method that would rule out a pointer does so whether it is there or not: its `cfg` is not
/// known when the trait is expanded.
#[erase]
trait Receivers {
    #[cfg(any())]
    async fn gone_without_receiver() -> Missing;
    #[cfg(any())]
    async fn gone_by_value(self) -> Missing;
    #[cfg(all())]
    async fn by_value(self) -> u32;
    #[cfg(all())]
    async fn without_receiver() -> u32;
}

impl Receivers for u32 {
    async fn by_value(self) -> u32 {
        self
    }
    async fn without_receiver() -> u32 {
        9
    }
}

#[test]
fn methods_with_other_receivers() {
    let value: Box<dyn Receivers> = Box::new(8_u32);
    assert_eq!(block_on(value.by_value()), 8);
    assert_eq!(block_on(u32::without_receiver()), 9);
}

#[cfg_attr(all(), erase)]
trait ByCfgAttr {
    async fn get(&self) -> u32;
}

impl ByCfgAttr for u32 {
    async fn get(&self) -> u32 {
        *self
    }
}

#[test]
fn the_attribute_itself_behind_cfg_attr() {
    let value: Box<dyn ByCfgAttr> = Box::new(8_u32);
    assert_eq!(block_on(value.get()), 8);
}
