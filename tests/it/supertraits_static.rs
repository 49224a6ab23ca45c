//! A `'static` supertrait, one's own or a supertrait's, beside parameters and associated types:
//! behind `dyn`, what stands for them has to live as long.

use std::any::Any;

use erase_core::erase;
use futures::executor::block_on;

/// Says nothing of itself where it is named.
trait Everlasting: 'static {}
impl<T: 'static> Everlasting for T {}

struct Doubled;

mod a_type_parameter {
    use super::*;

    #[erase]
    trait Sink<T: Send + Sync>: Send + Sync + 'static {
        async fn put(&self, item: T) -> T;
    }
    impl Sink<u32> for Doubled {
        async fn put(&self, item: u32) -> u32 {
            item * 2
        }
    }

    #[test]
    fn of_an_everlasting_trait() {
        let sink: Box<dyn Sink<u32>> = Box::new(Doubled);
        assert_eq!(block_on(sink.put(4)), 8);
    }
}

mod an_associated_type {
    use super::*;

    #[erase]
    trait Source: Everlasting + Send + Sync {
        type Item: Send;
        async fn next(&self) -> Self::Item;
    }
    impl Source for Doubled {
        type Item = u32;
        async fn next(&self) -> u32 {
            7
        }
    }
    #[erase]
    trait Component: Any + Send + Sync {
        type Event: Send;
        async fn name(&self) -> String;
    }
    impl Component for Doubled {
        type Event = String;
        async fn name(&self) -> String {
            "doubled".to_owned()
        }
    }

    #[test]
    fn of_a_trait_that_is_everlasting_by_its_supertrait() {
        let source: Box<dyn Source<Item = u32>> = Box::new(Doubled);
        assert_eq!(block_on(source.next()), 7);
        let component: &dyn Component<Event = String> = &Doubled;
        assert_eq!(block_on(component.name()), "doubled");
    }
}

mod a_lifetime_parameter {
    use super::*;

    #[erase]
    trait Parser<'t>: 'static + Sync {
        async fn parse(&self, text: &'t str) -> &'t str;
    }
    impl<'t> Parser<'t> for Doubled {
        async fn parse(&self, text: &'t str) -> &'t str {
            text.trim()
        }
    }

    #[test]
    fn of_an_everlasting_trait() {
        let parser: Box<dyn Parser<'static>> = Box::new(Doubled);
        assert_eq!(block_on(parser.parse(" a ")), "a");
    }
}
