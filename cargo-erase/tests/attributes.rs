//! Attributes, in every way to write them, at both levels.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::{Fixture, check};
use expect_test::expect;

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
