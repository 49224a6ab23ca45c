//! Every receiver that a method may have is called on `dyn Trait`.

#![allow(clippy::needless_lifetimes)]

use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

#[derive(Clone)]
struct Counter(u32);

mod references {
    use super::*;

    #[erase]
    trait Refs {
        async fn short(&self, key: &str) -> usize;
        async fn short_mut(&mut self, by: u32) -> u32;
        async fn long(self: &Self) -> u32;
        async fn long_mut(self: &mut Self, by: &u32) -> u32;
        async fn lent(&self) -> &u32;
        async fn lent_mut(self: &mut Self) -> &mut u32;
    }

    impl Refs for Counter {
        async fn short(&self, key: &str) -> usize {
            key.len() + self.0 as usize
        }
        async fn short_mut(&mut self, by: u32) -> u32 {
            self.0 += by;
            self.0
        }
        async fn long(&self) -> u32 {
            self.0
        }
        async fn long_mut(&mut self, by: &u32) -> u32 {
            self.0 += by;
            self.0
        }
        async fn lent(&self) -> &u32 {
            &self.0
        }
        async fn lent_mut(&mut self) -> &mut u32 {
            &mut self.0
        }
    }

    #[test]
    fn short_and_long_references() {
        block_on(async {
            let mut counter: Box<dyn Refs> = Box::new(Counter(1));
            assert_eq!(counter.short("abc").await, 4);
            assert_eq!(counter.short_mut(2).await, 3);
            assert_eq!(counter.long().await, 3);
            assert_eq!(counter.long_mut(&4).await, 7);
            *counter.lent_mut().await += 1;
            assert_eq!(*counter.lent().await, 8);
            let counter: &mut dyn Refs = &mut *counter;
            assert_eq!(counter.long().await, 8);
            assert_eq!(counter.long_mut(&1).await, 9);
            assert_eq!(*counter.lent_mut().await, 9);
        });
    }

    #[test]
    fn the_impl_may_write_the_long_form_too() {
        struct Long;
        #[allow(clippy::needless_arbitrary_self_type)]
        impl Refs for Long {
            async fn short(self: &Self, key: &str) -> usize {
                key.len()
            }
            async fn short_mut(self: &mut Self, by: u32) -> u32 {
                by
            }
            async fn long(self: &Self) -> u32 {
                1
            }
            async fn long_mut(self: &mut Self, by: &u32) -> u32 {
                *by
            }
            async fn lent(self: &Self) -> &u32 {
                &2
            }
            async fn lent_mut(self: &mut Self) -> &mut u32 {
                unreachable!("not called")
            }
        }
        let mut long: Box<dyn Refs> = Box::new(Long);
        assert_eq!(block_on(long.short("ab")), 2);
        assert_eq!(block_on(long.long_mut(&5)), 5);
        assert_eq!(*block_on(long.lent()), 2);
    }
}

mod owning_pointers {
    use super::*;

    #[erase]
    trait Owning: Send + Sync {
        async fn boxed(self: Box<Self>, by: &str) -> usize;
        async fn arc(self: Arc<Self>, by: &str) -> usize;
        #[erase(?Send)]
        async fn rc(self: Rc<Self>, by: &str) -> usize;
        async fn boxed_alone(self: Box<Self>) -> u32;
        async fn arc_alone(self: Arc<Self>) -> u32;
        #[erase(?Send)]
        async fn rc_alone(self: Rc<Self>) -> u32;
    }

    impl Owning for Counter {
        async fn boxed(self: Box<Self>, by: &str) -> usize {
            self.0 as usize + by.len()
        }
        async fn arc(self: Arc<Self>, by: &str) -> usize {
            self.0 as usize + by.len()
        }
        async fn rc(self: Rc<Self>, by: &str) -> usize {
            self.0 as usize + by.len() + Rc::strong_count(&self)
        }
        async fn boxed_alone(self: Box<Self>) -> u32 {
            self.0
        }
        async fn arc_alone(self: Arc<Self>) -> u32 {
            self.0
        }
        async fn rc_alone(self: Rc<Self>) -> u32 {
            self.0
        }
    }

    #[test]
    fn a_box_is_consumed() {
        let counter = || -> Box<dyn Owning> { Box::new(Counter(3)) };
        assert_eq!(block_on(counter().boxed("ab")), 5);
        assert_eq!(block_on(counter().boxed_alone()), 3);
        assert_eq!(block_on(Box::new(Counter(4)).boxed("ab")), 6);
    }

    #[test]
    fn an_arc_is_shared() {
        let counter: Arc<dyn Owning> = Arc::new(Counter(3));
        assert_eq!(block_on(counter.clone().arc("ab")), 5);
        assert_eq!(block_on(Arc::clone(&counter).arc_alone()), 3);
        assert_eq!(block_on(Arc::new(Counter(4)).arc("ab")), 6);
        assert_eq!(Arc::strong_count(&counter), 1);
    }

    #[test]
    fn an_rc_is_shared() {
        let counter: Rc<dyn Owning> = Rc::new(Counter(3));
        assert_eq!(block_on(counter.clone().rc("ab")), 7);
        assert_eq!(block_on(counter.clone().rc_alone()), 3);
        assert_eq!(block_on(Rc::new(Counter(4)).rc("ab")), 7);
        assert_eq!(Rc::strong_count(&counter), 1);
    }

    #[test]
    fn the_future_of_an_arc_does_not_borrow_the_callers() {
        fn detached(counter: &Arc<dyn Owning>) -> impl Future<Output = u32> + 'static {
            Arc::clone(counter).arc_alone()
        }
        let counter: Arc<dyn Owning> = Arc::new(Counter(8));
        let future = detached(&counter);
        drop(counter);
        assert_eq!(block_on(future), 8);
    }
}

mod pinned {
    use super::*;

    #[erase]
    trait Pinned: Send + Sync {
        async fn by_ref(self: Pin<&Self>, by: &str) -> usize;
        async fn by_mut(self: Pin<&mut Self>, by: &str) -> usize;
        async fn by_box(self: Pin<Box<Self>>, by: &str) -> usize;
        async fn ref_alone(self: Pin<&Self>) -> u32;
        async fn mut_alone(self: Pin<&mut Self>) -> u32;
        async fn box_alone(self: Pin<Box<Self>>) -> u32;
    }

    impl Pinned for Counter {
        async fn by_ref(self: Pin<&Self>, by: &str) -> usize {
            self.0 as usize + by.len()
        }
        async fn by_mut(mut self: Pin<&mut Self>, by: &str) -> usize {
            self.0 += 1;
            self.0 as usize + by.len()
        }
        async fn by_box(self: Pin<Box<Self>>, by: &str) -> usize {
            self.0 as usize + by.len()
        }
        async fn ref_alone(self: Pin<&Self>) -> u32 {
            self.0
        }
        async fn mut_alone(mut self: Pin<&mut Self>) -> u32 {
            self.0 += 1;
            self.0
        }
        async fn box_alone(self: Pin<Box<Self>>) -> u32 {
            self.0
        }
    }

    #[test]
    fn pinned_references_and_boxes() {
        block_on(async {
            let mut counter: Pin<Box<dyn Pinned>> = Box::pin(Counter(1));
            assert_eq!(counter.as_ref().by_ref("ab").await, 3);
            assert_eq!(counter.as_ref().ref_alone().await, 1);
            assert_eq!(counter.as_mut().by_mut("ab").await, 4);
            assert_eq!(counter.as_mut().mut_alone().await, 3);
            assert_eq!(counter.by_box("ab").await, 5);
            let counter: Pin<Box<dyn Pinned + Send + Sync>> = Box::pin(Counter(1));
            assert_eq!(counter.box_alone().await, 1);
        });
    }

    #[test]
    fn a_pinned_reference_to_a_local() {
        block_on(async {
            let mut local = pin!(Counter(1));
            let counter: Pin<&mut dyn Pinned> = local.as_mut();
            assert_eq!(counter.by_mut("").await, 2);
            let counter: Pin<&dyn Pinned> = local.as_ref();
            assert_eq!(counter.by_ref("").await, 2);
        });
    }
}

mod lifetimes_in_receivers {
    use super::*;

    #[erase]
    trait Named {
        async fn lent<'a>(&'a self, key: &str) -> &'a u32;
        async fn lent_mut<'a>(&'a mut self, key: &str) -> &'a mut u32;
        async fn pinned<'a>(self: Pin<&'a mut Self>, key: &str) -> u32;
    }

    impl Named for Counter {
        async fn lent<'a>(&'a self, _key: &str) -> &'a u32 {
            &self.0
        }
        async fn lent_mut<'a>(&'a mut self, _key: &str) -> &'a mut u32 {
            &mut self.0
        }
        async fn pinned<'a>(self: Pin<&'a mut Self>, key: &str) -> u32 {
            self.0 + key.len() as u32
        }
    }

    #[test]
    fn a_receiver_with_a_named_lifetime() {
        block_on(async {
            let mut counter: Box<dyn Named> = Box::new(Counter(1));
            *counter.lent_mut("x").await = 5;
            assert_eq!(*counter.lent("x").await, 5);
            let mut counter: Pin<Box<dyn Named>> = Box::into_pin(counter);
            assert_eq!(counter.as_mut().pinned("xyz").await, 8);
        });
    }
}

mod beside_each_other {
    use super::*;

    /// Synchronous methods with every receiver are left to the compiler.
    #[erase]
    trait Plain {
        async fn get(&self) -> u32;
        fn by_ref(&self) -> u32;
        fn by_mut(&mut self) -> u32;
        fn by_box(self: Box<Self>) -> u32;
        fn by_rc(self: Rc<Self>) -> u32;
        fn by_arc(self: Arc<Self>) -> u32;
        fn by_pin(self: Pin<&mut Self>) -> u32;
    }

    impl Plain for Counter {
        async fn get(&self) -> u32 {
            self.0
        }
        fn by_ref(&self) -> u32 {
            self.0
        }
        fn by_mut(&mut self) -> u32 {
            self.0 += 1;
            self.0
        }
        fn by_box(self: Box<Self>) -> u32 {
            self.0
        }
        fn by_rc(self: Rc<Self>) -> u32 {
            self.0
        }
        fn by_arc(self: Arc<Self>) -> u32 {
            self.0
        }
        fn by_pin(self: Pin<&mut Self>) -> u32 {
            self.0
        }
    }

    #[test]
    fn ordinary_methods_keep_their_receivers() {
        let mut counter: Box<dyn Plain> = Box::new(Counter(1));
        assert_eq!(block_on(counter.get()), 1);
        assert_eq!(counter.by_ref(), 1);
        assert_eq!(counter.by_mut(), 2);
        assert_eq!(Pin::new(&mut Counter(4)).by_pin(), 4);
        assert_eq!(counter.by_box(), 2);
        let rc: Rc<dyn Plain> = Rc::new(Counter(5));
        assert_eq!(rc.by_rc(), 5);
        let arc: Arc<dyn Plain> = Arc::new(Counter(6));
        assert_eq!(arc.by_arc(), 6);
        let mut pin: Pin<Box<dyn Plain>> = Box::pin(Counter(7));
        assert_eq!(pin.as_mut().by_pin(), 7);
    }
}
