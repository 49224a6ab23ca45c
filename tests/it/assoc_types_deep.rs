//! Associated types with lifetimes in them, by value, beside generics, and bound by each other.

use std::fmt::{Debug, Display};
use std::rc::Rc;

use erase_core::erase;
use futures::executor::block_on;

mod with_lifetimes {
    use super::*;

    #[erase]
    trait Reader: Sync {
        type Line: Send + PartialEq;
        async fn line(&self) -> Option<Self::Line>;
        async fn same(&self, line: &Self::Line, n: &u32) -> bool;
        async fn give(&self, line: Self::Line) -> Self::Line;
    }

    struct Lines<'t>(&'t str);

    impl<'t> Reader for Lines<'t> {
        type Line = &'t str;
        async fn line(&self) -> Option<&'t str> {
            self.0.lines().next()
        }
        async fn same(&self, line: &&'t str, _n: &u32) -> bool {
            self.0 == *line
        }
        async fn give(&self, line: &'t str) -> &'t str {
            line
        }
    }

    fn first<'t>(text: &'t str) -> Option<&'t str> {
        let reader: Box<dyn Reader<Line = &'t str> + 't> = Box::new(Lines(text));
        let found = block_on((*reader).line());
        assert_eq!(found, block_on(reader.line()));
        found
    }

    #[test]
    fn an_output_outlives_the_value_that_gave_it() {
        let text = String::from("one\ntwo");
        let line = first(&text);
        assert_eq!(line, Some("one"));
        let reader: &dyn Reader<Line = &str> = &Lines(&text);
        assert!(block_on(reader.same(&text.as_str(), &1)));
        assert_eq!(block_on(reader.give("x")), "x");
    }

    #[test]
    fn an_associated_type_that_is_dropped_with_its_future() {
        let text = String::from("one");
        let reader: Box<dyn Reader<Line = &str> + '_> = Box::new(Lines(&text));
        let unpolled = (*reader).give("never");
        drop(unpolled);
        assert_eq!(block_on(reader.give("later")), "later");
    }
}

mod arguments_are_dropped_once {
    use super::*;

    #[erase(?Send)]
    trait Sink {
        type Item;
        async fn take(&self, item: Self::Item);
        async fn back(&self, item: Self::Item) -> Self::Item;
        fn now(&self, item: Self::Item) -> impl Future<Output = Self::Item>;
    }

    struct Drain;

    impl Sink for Drain {
        type Item = Rc<()>;
        async fn take(&self, item: Rc<()>) {
            drop(item);
        }
        async fn back(&self, item: Rc<()>) -> Rc<()> {
            item
        }
        fn now(&self, item: Rc<()>) -> impl Future<Output = Rc<()>> {
            std::future::ready(item)
        }
    }

    #[test]
    fn whether_it_is_polled_or_not() {
        let item = Rc::new(());
        let sink: Box<dyn Sink<Item = Rc<()>>> = Box::new(Drain);
        drop((*sink).take(item.clone()));
        assert_eq!(Rc::strong_count(&item), 1);
        block_on((*sink).take(item.clone()));
        assert_eq!(Rc::strong_count(&item), 1);
        drop((*sink).now(item.clone()));
        assert_eq!(Rc::strong_count(&item), 1);
        let back = block_on((*sink).back(item.clone()));
        assert_eq!(Rc::strong_count(&item), 2);
        let again = block_on(sink.now(back));
        assert_eq!(Rc::strong_count(&item), 2);
        drop(again);
        assert_eq!(Rc::strong_count(&item), 1);
    }
}

mod beside_generics {
    use super::*;

    #[erase]
    trait Convert<I: Debug + Send + Sync, const N: usize>: Sync {
        type Output: Display + Send;
        type Error: Debug + Send;
        async fn convert(&self, input: [I; N]) -> Result<Self::Output, Self::Error>;
        async fn convert_ref(&self, input: &I) -> Result<Self::Output, (Self::Error, &Self)>
        where
            Self: Sized;
        async fn consume(self, input: &I) -> Result<Self::Output, Self::Error>;
    }

    struct Show(usize);

    impl<I: Debug + Send + Sync, const N: usize> Convert<I, N> for Show {
        type Output = String;
        type Error = ();
        async fn convert(&self, input: [I; N]) -> Result<String, ()> {
            if N > self.0 {
                Err(())
            } else {
                Ok(format!("{input:?}"))
            }
        }
        async fn convert_ref(&self, input: &I) -> Result<String, ((), &Self)> {
            Ok(format!("{input:?}"))
        }
        async fn consume(self, input: &I) -> Result<String, ()> {
            Ok(format!("{input:?}{}", self.0))
        }
    }

    #[test]
    fn types_and_constants_and_associated_types() {
        let show: Box<dyn Convert<u8, 2, Output = String, Error = ()>> = Box::new(Show(2));
        assert_eq!(block_on(show.convert([1, 2])).unwrap(), "[1, 2]");
        assert_eq!(block_on((*show).convert([1, 2])).unwrap(), "[1, 2]");
        assert_eq!(block_on(show.consume(&1)).unwrap(), "12");
        let show: Box<dyn Convert<u8, 3, Output = String, Error = ()>> = Box::new(Show(2));
        assert_eq!(block_on(show.convert([1, 2, 3])), Err(()));
        let concrete = Convert::<_, 3>::convert_ref(&Show(1), &true);
        assert_eq!(block_on(concrete).ok().as_deref(), Some("true"));
    }
}

mod bounded_by_each_other {
    use super::*;

    #[erase]
    trait Graph: Sync {
        type Node: Clone + Send + Sync + Into<Self::Id>;
        type Id: Copy + Send + Ord;
        async fn id(&self, node: &Self::Node) -> Self::Id;
        async fn neighbours<'a>(&'a self, node: &Self::Node) -> Vec<&'a Self::Node>;
    }

    struct Ring(Vec<u8>);

    impl Graph for Ring {
        type Node = u8;
        type Id = u64;
        async fn id(&self, node: &u8) -> u64 {
            (*node).into()
        }
        async fn neighbours<'a>(&'a self, node: &u8) -> Vec<&'a u8> {
            self.0.iter().filter(|other| *other != node).collect()
        }
    }

    #[test]
    fn one_associated_type_in_the_bounds_of_another() {
        let ring: Box<dyn Graph<Node = u8, Id = u64>> = Box::new(Ring(vec![1, 2, 3]));
        assert_eq!(block_on((*ring).id(&3)), 3);
        let near = {
            let node = 2;
            block_on((*ring).neighbours(&node))
        };
        assert_eq!(near, [&1, &3]);
    }
}
