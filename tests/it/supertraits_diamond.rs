//! Two erased supertraits with a common one, and supertraits behind generics.

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Root: Send + Sync {
    async fn root(&self) -> u32;
}

#[erase]
trait Left: Root {
    async fn left(&self) -> u32 {
        self.root().await + 10
    }
}

#[erase]
trait Right: Root {
    async fn right(&self) -> u32 {
        self.root().await + 20
    }
}

#[erase]
trait Bottom: Left + Right {
    async fn bottom(&self) -> u32 {
        self.left().await * 100 + self.right().await
    }
}

struct Value(u32);

impl Root for Value {
    async fn root(&self) -> u32 {
        self.0
    }
}
impl Left for Value {}
impl Right for Value {}
impl Bottom for Value {}

#[test]
fn every_corner_of_a_diamond() {
    let bottom: Box<dyn Bottom> = Box::new(Value(1));
    assert_eq!(block_on(bottom.root()), 1);
    assert_eq!(block_on(bottom.left()), 11);
    assert_eq!(block_on(bottom.right()), 21);
    assert_eq!(block_on(bottom.bottom()), 1121);
    let lent: &dyn Bottom = &*bottom;
    assert_eq!(block_on(lent.root()), 1);
    assert_eq!(block_on(lent.left()), 11);
    assert_eq!(block_on(lent.right()), 21);
    assert_eq!(block_on(lent.bottom()), 1121);
}

#[test]
fn generic_code_over_the_corners() {
    async fn sum<B: Bottom>(bottom: B) -> u32 {
        bottom.root().await + bottom.left().await + bottom.right().await
    }
    assert_eq!(block_on(sum(Value(1))), 33);
    assert_eq!(block_on(sum(Box::new(Value(1)) as Box<dyn Bottom>)), 33);
    assert_eq!(block_on(sum(&Value(1) as &dyn Bottom)), 33);
}

#[tokio::test]
async fn inherited_calls_in_a_task() {
    let bottom: Box<dyn Bottom> = Box::new(Value(3));
    let task = tokio::spawn(async move { bottom.root().await + bottom.bottom().await });
    assert_eq!(task.await.unwrap(), 3 + 1323);
}

mod generic {
    use super::*;

    #[erase]
    trait Read<K: Send + Sync>: Sync {
        async fn read(&self, key: &K) -> usize;
    }

    #[erase]
    trait Cache<K: Send + Sync, V: Send>: Read<K> + Read<V>
    where
        V: Sync,
    {
        async fn both(&self, key: &K, value: &V) -> usize {
            Read::<K>::read(self, key).await + Read::<V>::read(self, value).await
        }
    }

    impl Read<u8> for Value {
        async fn read(&self, key: &u8) -> usize {
            usize::from(*key)
        }
    }
    impl Read<String> for Value {
        async fn read(&self, key: &String) -> usize {
            key.len()
        }
    }
    impl Cache<u8, String> for Value {}

    #[test]
    fn one_supertrait_twice_with_other_arguments() {
        let cache: Box<dyn Cache<u8, String>> = Box::new(Value(0));
        assert_eq!(block_on(cache.both(&5, &"abc".to_owned())), 8);
        assert_eq!(block_on((*cache).both(&5, &"abc".to_owned())), 8);
        assert_eq!(
            block_on(Read::<String>::read(&&*cache, &"ab".to_owned())),
            2
        );
        assert_eq!(block_on(Read::<u8>::read(&cache, &7)), 7);
    }
}

mod written_in_a_where_clause {
    use super::*;

    #[erase]
    trait Extended
    where
        Self: Root + std::fmt::Debug,
    {
        async fn extended(&self) -> String {
            format!("{self:?} {}", self.root().await)
        }
    }

    #[derive(Debug)]
    struct Plain;

    impl Root for Plain {
        async fn root(&self) -> u32 {
            7
        }
    }
    impl Extended for Plain {}

    #[test]
    fn a_bound_on_self_is_a_supertrait() {
        let extended: Box<dyn Extended> = Box::new(Plain);
        assert_eq!(block_on(extended.extended()), "Plain 7");
        assert_eq!(block_on((*extended).extended()), "Plain 7");
        assert_eq!(block_on(extended.as_ref().root()), 7);
        assert_eq!(block_on(extended.root()), 7);
    }
}
