//! What no `dyn` type can have, and what to write instead.

use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

mod unsized_implementor {
    use super::*;

    #[erase(forward(Box))]
    trait Length {
        async fn length(&self) -> usize;
    }

    impl Length for &str {
        async fn length(&self) -> usize {
            self.len()
        }
    }

    #[test]
    fn a_reference_to_it() {
        let length: Box<dyn Length> = Box::new("four");
        assert_eq!(block_on(length.length()), 4);
    }
}

mod generic_method {
    use super::*;

    #[erase]
    trait Sink: Send + Sync {
        async fn put(&self, value: u32) -> u32;
        async fn put_any<T: Into<u32> + Send>(&self, value: T) -> u32
        where
            Self: Sized,
        {
            self.put(value.into()).await
        }
    }

    impl Sink for u32 {
        async fn put(&self, value: u32) -> u32 {
            *self + value
        }
    }

    #[test]
    fn there_for_concrete_types() {
        let sink: &dyn Sink = &1_u32;
        assert_eq!(block_on(sink.put(1)) + block_on(1_u32.put_any(2_u8)), 5);
    }
}

mod receiver {
    use super::*;

    #[erase]
    trait App: Send + Sync {
        async fn run(self: Arc<Self>) -> u32;
    }

    impl App for u32 {
        async fn run(self: Arc<Self>) -> u32 {
            *self
        }
    }

    #[test]
    fn the_pointer_itself() {
        let app: Arc<dyn App> = Arc::new(1_u32);
        assert_eq!(block_on(app.run()), 1);
    }
}
