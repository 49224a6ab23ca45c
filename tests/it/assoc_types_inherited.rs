//! Associated types of supertraits, erased and ordinary ones, named in the signatures of the
//! derived trait or fixed by it.

use std::fmt::Debug;

use erase_core::erase;
use futures::executor::block_on;

mod of_a_supertrait {
    use super::*;

    #[erase]
    trait Source: Sync {
        type Item: Debug + Send;
        async fn next(&self) -> Option<Self::Item>;
    }

    #[erase]
    trait Fixed: Source<Item = u32> {
        async fn sum(&self) -> u32 {
            self.next().await.unwrap_or(0) + 1
        }
    }

    struct One;

    impl Source for One {
        type Item = u32;
        async fn next(&self) -> Option<u32> {
            Some(1)
        }
    }
    impl Fixed for One {}

    #[test]
    fn a_supertrait_with_a_fixed_type() {
        let fixed: Box<dyn Fixed> = Box::new(One);
        assert_eq!(block_on(fixed.sum()), 2);
        assert_eq!(block_on((*fixed).sum()), 2);
        assert_eq!(block_on(fixed.next()), Some(1));
        let named: &dyn Source<Item = u32> = &One;
        assert_eq!(block_on(named.next()), Some(1));
    }
}

mod inherited_and_named_by_the_attribute_alone {
    use super::*;

    #[erase]
    trait Source: Sync {
        type Item: Debug + Send;
        async fn next(&self) -> Option<Self::Item>;
    }

    #[erase(assoc(Item))]
    trait Named: Source {
        async fn name(&self) -> String;
    }

    struct One;

    impl Source for One {
        type Item = u32;
        async fn next(&self) -> Option<u32> {
            Some(1)
        }
    }
    impl Named for One {
        async fn name(&self) -> String {
            format!("one {:?}", self.next().await)
        }
    }

    #[test]
    fn the_dyn_type_names_what_no_method_does() {
        let named: Box<dyn Named<Item = u32>> = Box::new(One);
        assert_eq!(block_on(named.name()), "one Some(1)");
        assert_eq!(block_on((*named).name()), "one Some(1)");
        assert_eq!(block_on(named.next()), Some(1));
    }
}

mod named_by_the_derived_erased {
    use super::*;

    #[erase]
    trait Source: Sync {
        type Item: Debug + Send;
        async fn next(&self) -> Option<Self::Item>;
    }

    #[erase]
    trait Named: Source {
        async fn name(&self) -> String;
        async fn second(&self) -> Option<Self::Item>;
    }

    struct One;

    impl Source for One {
        type Item = u32;
        async fn next(&self) -> Option<u32> {
            Some(1)
        }
    }
    impl Named for One {
        async fn name(&self) -> String {
            format!("one {:?}", self.next().await)
        }
        async fn second(&self) -> Option<u32> {
            Some(2)
        }
    }

    #[test]
    fn an_erased_supertraits_type_in_a_signature() {
        let named: Box<dyn Named<Item = u32>> = Box::new(One);
        assert_eq!(block_on((*named).name()), "one Some(1)");
        assert_eq!(block_on((*named).second()), Some(2));
        assert_eq!(block_on(named.second()), Some(2));
        assert_eq!(block_on(named.next()), Some(1));
    }
}

mod named_without_forwarding {
    use super::*;

    trait HasKey {
        type Key: Clone + Send;
        fn key(&self) -> Self::Key;
    }

    #[erase(forward())]
    trait Lookup: HasKey + Sync {
        async fn matches(&self, key: Self::Key) -> bool;
        async fn own(&self) -> Self::Key;
    }

    struct Row(u64);

    impl HasKey for Row {
        type Key = u64;
        fn key(&self) -> u64 {
            self.0
        }
    }
    impl Lookup for Row {
        async fn matches(&self, key: u64) -> bool {
            self.0 == key
        }
        async fn own(&self) -> u64 {
            self.0
        }
    }

    #[test]
    fn an_ordinary_supertraits_type_in_a_signature() {
        let row: Box<dyn Lookup<Key = u64>> = Box::new(Row(3));
        assert_eq!(row.key(), 3);
        assert!(block_on(row.matches(3)));
        assert_eq!(block_on((*row).own()), 3);
    }
}

mod named_by_the_derived_trait {
    use super::*;

    trait HasKey {
        type Key: Clone + Send;
        fn key(&self) -> Self::Key;
    }

    #[erase]
    trait Lookup: HasKey + Sync {
        async fn matches(&self, key: Self::Key) -> bool;
        async fn own(&self) -> Self::Key;
    }

    struct Row(u64);

    impl HasKey for Row {
        type Key = u64;
        fn key(&self) -> u64 {
            self.0
        }
    }
    impl Lookup for Row {
        async fn matches(&self, key: u64) -> bool {
            self.0 == key
        }
        async fn own(&self) -> u64 {
            self.0
        }
    }

    #[test]
    fn an_ordinary_supertraits_type_in_a_signature() {
        let row: Box<dyn Lookup<Key = u64>> = Box::new(Row(3));
        assert_eq!(row.key(), 3);
        assert!(block_on((*row).matches(3)));
        assert_eq!(block_on((*row).own()), 3);
    }
}
