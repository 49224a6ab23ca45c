//! Traits and impls that a macro writes with `$( .. )*`.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::{Fixture, check};
use expect_test::expect;

#[test]
fn a_trait_whose_methods_a_macro_repeats() {
    check(
        "\
use async_trait::async_trait;
macro_rules! events {
    ($( $( #[doc = $doc:literal] )* async fn $name:ident(&self $(, $arg:ident: $ty:ty)*); )*) => {
        #[async_trait]
        pub trait Events: Send + Sync {
            $(
                $( #[doc = $doc] )*
                async fn $name(&self $(, $arg: $ty)*) {
                    drop(($($arg,)*));
                }
            )*
        }
    };
}
events! { async fn ready(&self, shard: u32); }
#[async_trait]
impl Events for u8 {
    async fn ready(&self, _: u32) {}
}
",
        &expect![[r#"
            use erase_core::erase;
            macro_rules! events {
                ($( $( #[doc = $doc:literal] )* async fn $name:ident(&self $(, $arg:ident: $ty:ty)*); )*) => {
                    #[erase]
                    pub trait Events: Send + Sync {
                        $(
                            $( #[doc = $doc] )*
                            async fn $name(&self $(, $arg: $ty)*) {
                                drop(($($arg,)*));
                            }
                        )*
                    }
                };
            }
            events! { async fn ready(&self, shard: u32); }
            impl Events for u8 {
                async fn ready(&self, _: u32) {}
            }
        "#]],
        &expect![[r#"
            use erase_core::async_trait;
            macro_rules! events {
                ($( $( #[doc = $doc:literal] )* async fn $name:ident(&self $(, $arg:ident: $ty:ty)*); )*) => {
                    #[async_trait]
                    pub trait Events: Send + Sync {
                        $(
                            $( #[doc = $doc] )*
                            async fn $name(&self $(, $arg: $ty)*) {
                                drop(($($arg,)*));
                            }
                        )*
                    }
                };
            }
            events! { async fn ready(&self, shard: u32); }
            #[async_trait]
            impl Events for u8 {
                async fn ready(&self, _: u32) {}
            }
        "#]],
    );
}

#[test]
fn an_impl_for_tuples_of_any_length() {
    check(
        "\
macro_rules! tuples {
    ($( ($($name:ident),+) )+) => {
        $(
            #[async_trait::async_trait]
            impl<$($name,)+> Store for ($($name,)+) where $($name: Store + Sync,)+ {
                async fn get(&self) -> u32 {
                    1
                }
            }
        )+
    };
}
#[async_trait::async_trait]
trait Store {
    async fn get(&self) -> u32;
}
tuples! { (A) (A, B) }
",
        &expect![[r#"
            macro_rules! tuples {
                ($( ($($name:ident),+) )+) => {
                    $(
                        impl<$($name,)+> Store for ($($name,)+) where $($name: Store + Sync,)+ {
                            async fn get(&self) -> u32 {
                                1
                            }
                        }
                    )+
                };
            }
            #[erase_core::erase]
            trait Store {
                async fn get(&self) -> u32;
            }
            tuples! { (A) (A, B) }
        "#]],
        &expect![[r#"
            macro_rules! tuples {
                ($( ($($name:ident),+) )+) => {
                    $(
                        #[erase_core::async_trait]
                        impl<$($name,)+> Store for ($($name,)+) where $($name: Store + Sync,)+ {
                            async fn get(&self) -> u32 {
                                1
                            }
                        }
                    )+
                };
            }
            #[erase_core::async_trait]
            trait Store {
                async fn get(&self) -> u32;
            }
            tuples! { (A) (A, B) }
        "#]],
    );
}

#[test]
fn an_impl_whose_body_is_a_parameter() {
    check(
        "\
macro_rules! implement {
    ($name:ty, $($body:tt)*) => {
        #[async_trait::async_trait]
        impl $crate::Store for $name {
            $($body)*
        }
    };
}
#[async_trait::async_trait]
pub trait Store {
    async fn get(&self) -> u32;
}
implement! { u8, async fn get(&self) -> u32 { 1 } }
",
        &expect![[r#"
            macro_rules! implement {
                ($name:ty, $($body:tt)*) => {
                    impl $crate::Store for $name {
                        $($body)*
                    }
                };
            }
            #[erase_core::erase]
            pub trait Store {
                async fn get(&self) -> u32;
            }
            implement! { u8, async fn get(&self) -> u32 { 1 } }
        "#]],
        &expect![[r#"
            macro_rules! implement {
                ($name:ty, $($body:tt)*) => {
                    #[erase_core::async_trait]
                    impl $crate::Store for $name {
                        $($body)*
                    }
                };
            }
            #[erase_core::async_trait]
            pub trait Store {
                async fn get(&self) -> u32;
            }
            implement! { u8, async fn get(&self) -> u32 { 1 } }
        "#]],
    );
}

#[test]
fn an_attribute_above_others_that_are_repeated() {
    check(
        "\
macro_rules! define {
    ($( #[$meta:meta] )* $vis:vis $name:ident) => {
        #[async_trait::async_trait]
        $( #[$meta] )*
        $vis trait Store {
            async fn get(&self) -> u32;
        }
        #[async_trait::async_trait]
        impl Store for $name {
            async fn get(&self) -> u32 {
                1
            }
        }
    };
}
struct Memory;
define! { pub(crate) Memory }
",
        &expect![[r#"
            macro_rules! define {
                ($( #[$meta:meta] )* $vis:vis $name:ident) => {
                    #[erase_core::erase]
                    $( #[$meta] )*
                    $vis trait Store {
                        async fn get(&self) -> u32;
                    }
                    impl Store for $name {
                        async fn get(&self) -> u32 {
                            1
                        }
                    }
                };
            }
            struct Memory;
            define! { pub(crate) Memory }
        "#]],
        &expect![[r#"
            macro_rules! define {
                ($( #[$meta:meta] )* $vis:vis $name:ident) => {
                    #[erase_core::async_trait]
                    $( #[$meta] )*
                    $vis trait Store {
                        async fn get(&self) -> u32;
                    }
                    #[erase_core::async_trait]
                    impl Store for $name {
                        async fn get(&self) -> u32 {
                            1
                        }
                    }
                };
            }
            struct Memory;
            define! { pub(crate) Memory }
        "#]],
    );
}

#[test]
fn a_trait_whose_body_is_a_parameter_stays() {
    let text = "\
macro_rules! define {
    ($($body:tt)*) => {
        #[async_trait::async_trait]
        trait Store {
            $($body)*
        }
    };
}
define! { async fn get(&self); }
";
    assert_eq!(Fixture::full(text), text);
    assert_eq!(Fixture::findings(text, &[]), ["3: in-macro"]);
}

#[test]
fn a_parameter_is_told_as_it_is_written() {
    let text = "\
macro_rules! implement {
    ($arg:ident, $ty:ty) => {
        #[async_trait::async_trait]
        impl Store for $ty {
            async fn set(&self, $arg: &dyn Fn()) {}
        }
    };
}
#[async_trait::async_trait]
trait Store {
    async fn set(&self, arg: &dyn Fn());
}
";
    let run = Fixture::lib(text).erase(&["migrate"]);
    common::assert_has(&run.out, "`$arg` is not used");
}
