//! Attributes and imports, in every way to write them, at both levels.

mod common;

use common::Fixture;
use expect_test::{Expect, expect};

#[track_caller]
fn check(text: &str, full: &Expect, minimal: &Expect) {
    full.assert_eq(&Fixture::full(text));
    minimal.assert_eq(&Fixture::minimal(text));
}

#[test]
fn a_trait_and_an_impl_keep_their_formatting() {
    check(
        "\
use std::fmt;
use async_trait::async_trait; // the macro

/// Where things are kept.
#[async_trait]
pub(crate) trait   Store {
    async fn get( &self ) -> u32; // odd, but theirs
}

struct Memory;

#[async_trait]
impl Store for Memory {
    async fn get( &self ) -> u32 { 1 }
}
",
        &expect![[r#"
            use std::fmt;
            use erase_core::erase; // the macro

            /// Where things are kept.
            #[erase]
            pub(crate) trait   Store {
                async fn get( &self ) -> u32; // odd, but theirs
            }

            struct Memory;

            impl Store for Memory {
                async fn get( &self ) -> u32 { 1 }
            }
        "#]],
        &expect![[r#"
            use std::fmt;
            use erase_core::async_trait; // the macro

            /// Where things are kept.
            #[async_trait]
            pub(crate) trait   Store {
                async fn get( &self ) -> u32; // odd, but theirs
            }

            struct Memory;

            #[async_trait]
            impl Store for Memory {
                async fn get( &self ) -> u32 { 1 }
            }
        "#]],
    );
}

#[test]
fn arguments_stay() {
    check(
        "\
#[async_trait::async_trait(?Send)]
trait Local {
    async fn get(&self);
}
#[async_trait::async_trait( ?Send )]
impl Local for u8 {
    async fn get(&self) {}
}
",
        &expect![[r#"
            #[erase_core::erase(?Send)]
            trait Local {
                async fn get(&self);
            }
            impl Local for u8 {
                async fn get(&self) {}
            }
        "#]],
        &expect![[r#"
            #[erase_core::async_trait(?Send)]
            trait Local {
                async fn get(&self);
            }
            #[erase_core::async_trait( ?Send )]
            impl Local for u8 {
                async fn get(&self) {}
            }
        "#]],
    );
}

#[test]
fn under_a_condition() {
    check(
        "\
#[cfg_attr(not(target_arch = \"wasm32\"), async_trait::async_trait)]
#[cfg_attr(target_arch = \"wasm32\", async_trait::async_trait(?Send))]
trait Store {
    async fn get(&self);
}
#[cfg_attr(feature = \"async\", derive(Debug), async_trait::async_trait)]
#[cfg_attr(not(target_arch = \"wasm32\"), async_trait::async_trait)]
impl Store for u8 {
    async fn get(&self) {}
}
",
        &expect![[r##"
            #[cfg_attr(not(target_arch = "wasm32"), erase_core::erase)]
            #[cfg_attr(target_arch = "wasm32", erase_core::erase(?Send))]
            trait Store {
                async fn get(&self);
            }
            #[cfg_attr(feature = "async", derive(Debug))]
            impl Store for u8 {
                async fn get(&self) {}
            }
        "##]],
        &expect![[r##"
            #[cfg_attr(not(target_arch = "wasm32"), erase_core::async_trait)]
            #[cfg_attr(target_arch = "wasm32", erase_core::async_trait(?Send))]
            trait Store {
                async fn get(&self);
            }
            #[cfg_attr(feature = "async", derive(Debug), erase_core::async_trait)]
            #[cfg_attr(not(target_arch = "wasm32"), erase_core::async_trait)]
            impl Store for u8 {
                async fn get(&self) {}
            }
        "##]],
    );
}

#[test]
fn in_the_braces_of_an_import() {
    check(
        "\
use {
    async_trait::async_trait,
    std::fmt,
};
mod inner {
    use {std::io, async_trait::async_trait};
    #[async_trait]
    trait Inner {
        async fn get(&self);
    }
}
mod impls {
    use {async_trait::async_trait, std::io, std::net};
    #[async_trait]
    impl super::Store for u8 {
        async fn get(&self) {}
    }
}
mod nested {
    use async_trait::{async_trait};
    #[async_trait]
    impl super::Store for u16 {
        async fn get(&self) {}
    }
}
#[async_trait]
trait Store {
    async fn get(&self);
}
",
        &expect![[r#"
            use {
                erase_core::erase,
                std::fmt,
            };
            mod inner {
                use {std::io, erase_core::erase};
                #[erase]
                trait Inner {
                    async fn get(&self);
                }
            }
            mod impls {
                use {std::io, std::net};
                impl super::Store for u8 {
                    async fn get(&self) {}
                }
            }
            mod nested {
                impl super::Store for u16 {
                    async fn get(&self) {}
                }
            }
            #[erase]
            trait Store {
                async fn get(&self);
            }
        "#]],
        &expect![[r#"
            use {
                erase_core::async_trait,
                std::fmt,
            };
            mod inner {
                use {std::io, erase_core::async_trait};
                #[async_trait]
                trait Inner {
                    async fn get(&self);
                }
            }
            mod impls {
                use {erase_core::async_trait, std::io, std::net};
                #[async_trait]
                impl super::Store for u8 {
                    async fn get(&self) {}
                }
            }
            mod nested {
                use erase_core::{async_trait};
                #[async_trait]
                impl super::Store for u16 {
                    async fn get(&self) {}
                }
            }
            #[async_trait]
            trait Store {
                async fn get(&self);
            }
        "#]],
    );
}

#[test]
fn under_another_name() {
    check(
        "\
use async_trait::async_trait as dynamic;
mod krate {
    use async_trait as at;
    #[at::async_trait]
    trait Other {
        async fn get(&self);
    }
}
#[dynamic]
trait Store {
    async fn get(&self);
}
#[dynamic]
impl Store for u8 {
    async fn get(&self) {}
}
",
        &expect![[r#"
            use erase_core::erase;
            mod krate {
                #[erase_core::erase]
                trait Other {
                    async fn get(&self);
                }
            }
            #[erase]
            trait Store {
                async fn get(&self);
            }
            impl Store for u8 {
                async fn get(&self) {}
            }
        "#]],
        &expect![[r#"
            use erase_core::async_trait as dynamic;
            mod krate {
                use erase_core as at;
                #[at::async_trait]
                trait Other {
                    async fn get(&self);
                }
            }
            #[dynamic]
            trait Store {
                async fn get(&self);
            }
            #[dynamic]
            impl Store for u8 {
                async fn get(&self) {}
            }
        "#]],
    );
}

#[test]
fn extern_crate_with_its_macros() {
    check(
        "\
#[macro_use]
extern crate async_trait;

mod inner {
    #[async_trait]
    pub trait Store {
        async fn get(&self);
    }
    #[async_trait]
    impl Store for u8 {
        async fn get(&self) {}
    }
}
",
        &expect![[r#"
            mod inner {
                #[erase_core::erase]
                pub trait Store {
                    async fn get(&self);
                }
                impl Store for u8 {
                    async fn get(&self) {}
                }
            }
        "#]],
        &expect![[r#"
            #[macro_use]
            extern crate erase_core;

            mod inner {
                #[async_trait]
                pub trait Store {
                    async fn get(&self);
                }
                #[async_trait]
                impl Store for u8 {
                    async fn get(&self) {}
                }
            }
        "#]],
    );
}

#[test]
fn a_re_export_of_the_crate_itself() {
    check(
        "\
pub mod prelude {
    pub use async_trait::async_trait;
}
mod a {
    use crate::prelude::async_trait;
    #[async_trait]
    pub trait Store {
        async fn get(&self);
    }
}
mod b {
    use crate::prelude::*;
    #[async_trait]
    impl crate::a::Store for u8 {
        async fn get(&self) {}
    }
}
",
        &expect![[r#"
            pub mod prelude {
                pub use erase_core::async_trait;
            }
            mod a {
                #[erase_core::erase]
                pub trait Store {
                    async fn get(&self);
                }
            }
            mod b {
                use crate::prelude::*;
                impl crate::a::Store for u8 {
                    async fn get(&self) {}
                }
            }
        "#]],
        &expect![[r#"
            pub mod prelude {
                pub use erase_core::async_trait;
            }
            mod a {
                use crate::prelude::async_trait;
                #[async_trait]
                pub trait Store {
                    async fn get(&self);
                }
            }
            mod b {
                use crate::prelude::*;
                #[async_trait]
                impl crate::a::Store for u8 {
                    async fn get(&self) {}
                }
            }
        "#]],
    );
}

#[test]
fn in_the_body_of_a_macro() {
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
macro_rules! any {
    ($trait:ident) => {
        #[async_trait::async_trait]
        impl $trait for u8 {
            async fn get(&self) -> u32 {
                2
            }
        }
    };
}
mock! {
    Other {}
    #[async_trait::async_trait]
    impl Store for Other {
        async fn get(&self) -> u32;
    }
}
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
            macro_rules! any {
                ($trait:ident) => {
                    #[async_trait::async_trait]
                    impl $trait for u8 {
                        async fn get(&self) -> u32 {
                            2
                        }
                    }
                };
            }
            mock! {
                Other {}
                impl Store for Other {
                    async fn get(&self) -> u32;
                }
            }
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
            macro_rules! any {
                ($trait:ident) => {
                    #[async_trait::async_trait]
                    impl $trait for u8 {
                        async fn get(&self) -> u32 {
                            2
                        }
                    }
                };
            }
            mock! {
                Other {}
                #[erase_core::async_trait]
                impl Store for Other {
                    async fn get(&self) -> u32;
                }
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

#[test]
fn windows_line_ends_a_byte_order_mark_and_a_first_line_for_the_shell() {
    let before = [
        "\u{feff}#!/usr/bin/env run",
        "use async_trait::async_trait;",
        "// \u{e4}\u{f6}\u{fc}",
        "#[async_trait]",
        "trait Store {",
        "    async fn get(&self);",
        "}",
        "#[async_trait]",
        "impl Store for u8 {",
        "    async fn get(&self) {}",
        "}",
    ];
    let mut after = before.to_vec();
    after[1] = "use erase_core::erase;";
    after[3] = "#[erase]";
    after.remove(7);
    assert_eq!(Fixture::full(&before.join("\r\n")), after.join("\r\n"));
}

#[test]
fn what_was_migrated_is_left_alone() {
    let text = "\
use erase_core::erase;

#[erase]
trait Store {
    async fn get(&self);
}

mod under_the_old_name {
    use erase_core::async_trait;

    #[async_trait]
    trait Store {
        async fn get(&self);
    }
}
";
    assert_eq!(Fixture::full(text), text);
    assert_eq!(Fixture::minimal(text), text);
}
