//! Traits of similar names, one name in two modules, and glob imports that bring anything.

#![allow(
    dead_code,
    non_camel_case_types,
    clippy::new_ret_no_self,
    clippy::upper_case_acronyms
)]

use erase_core::erase;
use futures::executor::block_on;

mod traits_by_case {
    use super::*;

    #[erase]
    trait Store {
        async fn get(&self) -> u32;
    }
    #[erase]
    trait STORE {
        async fn get_upper(&self) -> u32;
    }
    #[erase]
    trait store {
        async fn get_lower(&self) -> u32;
    }
    #[erase]
    trait Erased {
        async fn erased(&self) -> u32;
    }
    #[erase]
    trait ErasedStore {
        async fn erased_store(&self) -> u32;
    }
    #[erase]
    trait CallStore {
        async fn call(&self) -> u32;
    }

    macro_rules! all {
        ($($name:ident $method:ident $value:literal;)*) => {
            $(impl $name for () {
                async fn $method(&self) -> u32 { $value }
            })*
        };
    }
    all! { Store get 1; STORE get_upper 2; store get_lower 3; Erased erased 4; ErasedStore erased_store 5; CallStore call 6; }

    #[test]
    fn names_that_differ_in_case_or_by_a_prefix() {
        let a: Box<dyn Store> = Box::new(());
        let b: Box<dyn STORE> = Box::new(());
        let c: Box<dyn store> = Box::new(());
        let d: Box<dyn Erased> = Box::new(());
        let e: Box<dyn ErasedStore> = Box::new(());
        let f: Box<dyn CallStore> = Box::new(());
        let answers = block_on(async {
            [
                a.get().await,
                b.get_upper().await,
                c.get_lower().await,
                d.erased().await,
                e.erased_store().await,
                f.call().await,
            ]
        });
        assert_eq!(answers, [1, 2, 3, 4, 5, 6]);
    }
}

mod one_name_in_two_modules {
    use super::*;

    mod left {
        #[erase_core::erase]
        pub(super) trait Same: Send + Sync {
            async fn get(&self) -> u32;
            async fn left(&self) -> u32;
        }
    }
    mod right {
        #[erase_core::erase]
        pub(super) trait Same: Send + Sync {
            async fn get(&self) -> u32;
            async fn right(&self) -> u32;
        }
    }

    impl left::Same for u32 {
        async fn get(&self) -> u32 {
            *self + 1
        }
        async fn left(&self) -> u32 {
            *self + 10
        }
    }
    impl right::Same for u32 {
        async fn get(&self) -> u32 {
            *self + 2
        }
        async fn right(&self) -> u32 {
            *self + 20
        }
    }

    #[test]
    fn both_behind_dyn() {
        let a: Box<dyn left::Same> = Box::new(0_u32);
        let b: Box<dyn right::Same> = Box::new(0_u32);
        block_on(async {
            assert_eq!((*a).get().await + (*a).left().await, 11);
            assert_eq!((*b).get().await + (*b).right().await, 22);
        });
    }
}

mod glob_imports {
    use super::*;

    #[allow(unused_imports)]
    mod library {
        pub use futures::future::*;
        pub use futures::stream::*;
        pub use std::boxed::*;
        pub use std::future::*;
        pub use std::pin::*;
        pub use std::sync::*;
        pub use std::task::*;

        /// Blanket extension methods that every type has.
        pub trait Extension {
            fn get(&self) -> &'static str {
                "extension"
            }
            fn run(&self) -> &'static str {
                "extension"
            }
            fn call(self) -> &'static str
            where
                Self: Sized,
            {
                "extension"
            }
            fn new(_: u8, _: u8) -> &'static str
            where
                Self: Sized,
            {
                "extension"
            }
        }
        impl<T: ?Sized> Extension for T {}
    }

    mod user {
        use super::library::*;
        use erase_core::erase;

        #[erase]
        pub(super) trait Fetch: Send + Sync {
            async fn fetch(&self, key: &str, other: &str) -> usize;
            async fn fetch_mut(&mut self) -> u32;
            async fn twice(&self) -> usize {
                self.fetch("a", "b").await * 2
            }
            fn eager(&self) -> impl std::future::Future<Output = u32> + Send;
        }

        impl Fetch for u32 {
            async fn fetch(&self, key: &str, other: &str) -> usize {
                key.len() + other.len()
            }
            async fn fetch_mut(&mut self) -> u32 {
                *self
            }
            fn eager(&self) -> impl std::future::Future<Output = u32> + Send {
                std::future::ready(*self)
            }
        }

        pub(super) fn extension() -> &'static str {
            1_u8.get()
        }
    }

    #[test]
    fn extension_traits_in_scope_do_not_capture_calls() {
        use user::Fetch;
        let mut fetch: Box<dyn Fetch> = Box::new(3_u32);
        block_on(async {
            assert_eq!((*fetch).fetch("a", "bc").await, 3);
            assert_eq!(fetch.twice().await, 4);
            assert_eq!((*fetch).fetch_mut().await, 3);
            assert_eq!(fetch.eager().await, 3);
        });
        assert_eq!(user::extension(), "extension");
    }
}
