//! Attributes in the bodies of macros, and beside mockall's.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::{Fixture, check};
use expect_test::expect;

#[test]
fn an_impl_for_a_parameter_of_a_macro() {
    check(
        "\
macro_rules! stores {
    ($($name:ident),*) => {
        $(
            struct $name;
            #[async_trait::async_trait]
            impl Store for $name {
                async fn get(&self) -> u32 {
                    1
                }
            }
        )*
    };
}
#[async_trait::async_trait]
trait Store {
    async fn get(&self) -> u32;
}
stores!(A, B);
",
        &expect![[r#"
            macro_rules! stores {
                ($($name:ident),*) => {
                    $(
                        struct $name;
                        impl Store for $name {
                            async fn get(&self) -> u32 {
                                1
                            }
                        }
                    )*
                };
            }
            #[erase_core::erase]
            trait Store {
                async fn get(&self) -> u32;
            }
            stores!(A, B);
        "#]],
        &expect![[r#"
            macro_rules! stores {
                ($($name:ident),*) => {
                    $(
                        struct $name;
                        #[erase_core::async_trait]
                        impl Store for $name {
                            async fn get(&self) -> u32 {
                                1
                            }
                        }
                    )*
                };
            }
            #[erase_core::async_trait]
            trait Store {
                async fn get(&self) -> u32;
            }
            stores!(A, B);
        "#]],
    );
}

#[test]
fn a_trait_that_is_a_parameter_of_a_macro() {
    let text = "\
macro_rules! implement {
    ($trait:ident, $name:ident) => {
        #[async_trait::async_trait]
        trait $name {
            async fn other(&self);
        }
        #[async_trait::async_trait]
        impl $trait for u8 {
            async fn get(&self) -> u32 {
                2
            }
        }
    };
}
";
    assert_eq!(Fixture::full(text), text);
    assert_eq!(Fixture::minimal(text), text);
}

#[test]
fn an_impl_in_the_arguments_of_a_macro() {
    check(
        "\
mock! {
    Other {}
    #[async_trait::async_trait]
    impl Store for Other {
        async fn get(&self) -> u32;
    }
}
#[async_trait::async_trait]
trait Store {
    async fn get(&self) -> u32;
}
",
        &expect![[r#"
            mock! {
                Other {}
                impl Store for Other {
                    async fn get(&self) -> u32;
                }
            }
            #[erase_core::erase]
            trait Store {
                async fn get(&self) -> u32;
            }
        "#]],
        &expect![[r#"
            mock! {
                Other {}
                #[erase_core::async_trait]
                impl Store for Other {
                    async fn get(&self) -> u32;
                }
            }
            #[erase_core::async_trait]
            trait Store {
                async fn get(&self) -> u32;
            }
        "#]],
    );
}

#[test]
fn under_mockalls_automock() {
    check(
        "\
use async_trait::async_trait;

#[cfg_attr(test, mockall::automock)]
#[async_trait]
trait Store {
    async fn get(&self);
}
#[async_trait]
trait Clock {
    async fn now(&self);
}
#[async_trait]
impl Clock for u8 {
    async fn now(&self) {}
}
",
        &expect![[r#"
            use erase_core::{async_trait, erase};

            #[cfg_attr(test, mockall::automock)]
            #[async_trait]
            trait Store {
                async fn get(&self);
            }
            #[erase]
            trait Clock {
                async fn now(&self);
            }
            impl Clock for u8 {
                async fn now(&self) {}
            }
        "#]],
        &expect![[r#"
            use erase_core::async_trait;

            #[cfg_attr(test, mockall::automock)]
            #[async_trait]
            trait Store {
                async fn get(&self);
            }
            #[async_trait]
            trait Clock {
                async fn now(&self);
            }
            #[async_trait]
            impl Clock for u8 {
                async fn now(&self) {}
            }
        "#]],
    );
}
