//! An `async fn` does nothing before the first poll; a method written `-> impl Future` works at
//! the call: behind `dyn` as on the type.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use erase_core::erase;
use futures::executor::block_on;
use futures::future::poll_immediate;

#[derive(Clone, Default)]
struct Log(Arc<AtomicU32>);

impl Log {
    fn add(&self) -> u32 {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }
    fn count(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }
}

/// The calls of a trait, whatever its supertraits and its attribute are: they decide whether the
/// erased call is kept or its future built at once. Only an impl that is no `async fn` shows which.
macro_rules! laziness {
    ($module:ident, #[$attr:meta], [$($supertraits:tt)*], [$($send:tt)*], kept: $kept:literal) => {
        mod $module {
            use super::*;

            #[$attr]
            trait Work: $($supertraits)* {
                async fn lazy(&self, key: &str) -> u32;
                async fn lazy_mut(&mut self) -> u32;
                async fn lazy_value(self) -> u32;
                fn eager(&self, key: &str) -> impl Future<Output = u32> $($send)*;
                async fn lazy_default(&self) -> u32 where Self: Sync + Send {
                    self.log().add()
                }
                fn log(&self) -> Log;
            }

            impl Work for Log {
                async fn lazy(&self, _key: &str) -> u32 {
                    self.add()
                }
                async fn lazy_mut(&mut self) -> u32 {
                    self.add()
                }
                async fn lazy_value(self) -> u32 {
                    self.add()
                }
                fn eager(&self, _key: &str) -> impl Future<Output = u32> $($send)* {
                    self.add();
                    let log = self.clone();
                    async move { log.add() }
                }
                fn log(&self) -> Log {
                    self.clone()
                }
            }

            /// Written in the other way round than the trait.
            struct Turned(Log);

            #[allow(refining_impl_trait)]
            impl Work for Turned {
                fn lazy(&self, _key: &str) -> impl Future<Output = u32> + Send {
                    self.0.add();
                    std::future::ready(7)
                }
                fn lazy_mut(&mut self) -> impl Future<Output = u32> + Send {
                    std::future::ready(self.0.add())
                }
                async fn lazy_value(self) -> u32 {
                    8
                }
                async fn eager(&self, _key: &str) -> u32 {
                    self.0.add()
                }
                fn log(&self) -> Log {
                    self.0.clone()
                }
            }

            #[test]
            fn an_async_fn_starts_at_the_first_poll() {
                let log = Log::default();
                let mut work: Box<dyn Work + Send + Sync> = Box::new(log.clone());
                let future = (*work).lazy("key");
                assert_eq!(log.count(), 0);
                assert_eq!(block_on(future), 1);
                let future = (*work).lazy_mut();
                assert_eq!(log.count(), 1);
                drop(future);
                assert_eq!(log.count(), 1);
                let future = (*work).lazy_default();
                assert_eq!(log.count(), 1);
                assert_eq!(block_on(future), 2);
                let future = work.lazy("key");
                assert_eq!(log.count(), 2);
                drop(future);
                let future = work.lazy_value();
                assert_eq!(log.count(), 2);
                assert_eq!(block_on(poll_immediate(future)), Some(3));
            }

            #[test]
            fn a_method_that_returns_a_future_works_at_the_call() {
                let log = Log::default();
                let work: Box<dyn Work> = Box::new(log.clone());
                let direct = (*work).eager("key");
                assert_eq!(log.count(), 1);
                let boxed = work.eager("key");
                assert_eq!(log.count(), 2);
                drop(direct);
                assert_eq!(log.count(), 2);
                assert_eq!(block_on(boxed), 3);
                drop(log.eager("key"));
                assert_eq!(log.count(), 4);
            }

            #[test]
            fn an_impl_that_is_written_in_the_other_form() {
                let turned = Turned(Log::default());
                let log = turned.0.clone();
                let mut work: Box<dyn Work> = Box::new(turned);
                let future = (*work).eager("key");
                assert_eq!(log.count(), 0);
                assert_eq!(block_on(future), 1);
                let future = (*work).lazy("key");
                assert_eq!(log.count(), if $kept { 1 } else { 2 });
                assert_eq!(block_on(future), 7);
                assert_eq!(log.count(), 2);
                assert_eq!(block_on((*work).lazy_mut()), 3);
                assert_eq!(block_on(work.lazy_value()), 8);
            }
        }
    };
}

laziness!(unmarked, #[erase], [], [+ Send], kept: false);
laziness!(threaded, #[erase], [Send + Sync], [+ Send], kept: true);
laziness!(shared, #[erase], [Sync], [+ Send], kept: true);
laziness!(sent, #[erase], [Send], [+ Send], kept: false);
laziness!(local, #[erase(?Send)], [], [], kept: true);
laziness!(boxed, #[erase(boxed)], [Send + Sync], [+ Send], kept: true);
laziness!(inline, #[erase(inline = 8)], [Send + Sync], [+ Send], kept: true);
