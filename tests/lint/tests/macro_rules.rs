//! Traits that a macro by example writes, in a program that does not use all that it has of them.
#![deny(warnings, unused)]

macro_rules! module {
    ($name:ident, #[$attribute:meta], $answer:ty) => {
        mod $name {
            #[$attribute]
            pub(super) trait Source: Send + Sync + 'static {
                fn items(&self) -> $answer;
                async fn first(&self) -> u32;
                fn later(&self) -> u32 {
                    futures::executor::block_on(self.first())
                }
            }

            impl Source for u32 {
                fn items(&self) -> $answer {
                    *self..10
                }
                async fn first(&self) -> u32 {
                    *self
                }
            }
        }

        #[test]
        fn $name() {
            use $name::Source;
            let source: Box<dyn Source> = Box::new(7_u32);
            let source: &dyn Source = &*source;
            assert_eq!(source.items().count(), 3);
            assert_eq!(source.later(), 7);
            assert_eq!(futures::executor::block_on(source.first()), 7);
        }
    };
}

module!(forwarded, #[erase_core::erase], impl Iterator<Item = u32> + Send);
module!(not_forwarded, #[erase_core::erase(forward())], impl Iterator<Item = u32> + Send);
