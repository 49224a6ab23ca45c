//! Imports, paths and attributes, in every way to write them.

mod common;

use common::{Fixture, becomes};
use expect_test::expect;

#[test]
fn a_usual_file_keeps_its_attributes_and_its_formatting() {
    becomes(
        "\
// A comment.
use async_trait::async_trait; // why

#[async_trait]   // odd
pub trait Store  { async fn get(&self); }

#[async_trait(?Send)]
impl Store for u8 { async fn get(&self) {} }
",
        &expect![[r"
            // A comment.
            use erase_core::async_trait; // why

            #[async_trait]   // odd
            pub trait Store  { async fn get(&self); }

            #[async_trait(?Send)]
            impl Store for u8 { async fn get(&self) {} }
        "]],
    );
}

#[test]
fn in_the_braces_of_an_import() {
    becomes(
        "\
use {
    async_trait::async_trait,
    std::fmt,
};
use tonic::{async_trait as other};
mod inner {
    use ::async_trait::{async_trait};
    use {std::io, ::async_trait::async_trait as at};
}
#[async_trait]
trait Store {}
",
        &expect![[r"
            use {
                erase_core::async_trait,
                std::fmt,
            };
            use tonic::{async_trait as other};
            mod inner {
                use ::erase_core::{async_trait};
                use {std::io, ::erase_core::async_trait as at};
            }
            #[async_trait]
            trait Store {}
        "]],
    );
}

#[test]
fn under_another_name() {
    becomes(
        "\
use async_trait::async_trait as dynamic;
mod krate {
    use async_trait as at;
    #[at::async_trait]
    trait Other {}
}
#[dynamic]
trait Store {}
#[dynamic]
impl Store for u8 {}
",
        &expect![[r"
            use erase_core::async_trait as dynamic;
            mod krate {
                use erase_core as at;
                #[at::async_trait]
                trait Other {}
            }
            #[dynamic]
            trait Store {}
            #[dynamic]
            impl Store for u8 {}
        "]],
    );
}

#[test]
fn extern_crate_with_its_macros() {
    becomes(
        "\
#[macro_use]
extern crate async_trait;

mod inner {
    #[async_trait]
    pub trait Store {}
}
",
        &expect![[r"
            #[macro_use]
            extern crate erase_core;

            mod inner {
                #[async_trait]
                pub trait Store {}
            }
        "]],
    );
}

#[test]
fn a_re_export_keeps_its_name() {
    becomes(
        "\
pub mod prelude {
    pub use async_trait::async_trait;
    pub use async_trait;
    pub extern crate async_trait as krate;
}
mod a {
    use crate::prelude::*;
    #[async_trait]
    pub trait Store {}
}
mod b {
    #[crate::prelude::async_trait]
    impl crate::a::Store for u8 {}
}
",
        &expect![[r"
            pub mod prelude {
                pub use erase_core::async_trait;
                pub use erase_core as async_trait;
                pub extern crate erase_core as krate;
            }
            mod a {
                use crate::prelude::*;
                #[async_trait]
                pub trait Store {}
            }
            mod b {
                #[crate::prelude::async_trait]
                impl crate::a::Store for u8 {}
            }
        "]],
    );
}

#[test]
fn under_a_condition() {
    becomes(
        "\
#[cfg_attr(feature = \"a\", async_trait::async_trait, other)]
#[cfg_attr(not(feature = \"a\"), async_trait::async_trait(?Send))]
trait Store {}
",
        &expect![[r#"
            #[cfg_attr(feature = "a", erase_core::async_trait, other)]
            #[cfg_attr(not(feature = "a"), erase_core::async_trait(?Send))]
            trait Store {}
        "#]],
    );
}

#[test]
fn windows_line_ends_a_byte_order_mark_and_a_first_line_for_the_shell() {
    let text = "\u{feff}#!/usr/bin/env run\r\nuse async_trait::async_trait;\r\n#[async_trait]\r\ntrait Store {}\r\n";
    let after = Fixture::lib(text).edited(&[]).read("src/lib.rs");
    assert_eq!(after, text.replace("async_trait::", "erase_core::"));
}

#[test]
fn what_has_moved_is_left_alone() {
    let text = "\
use erase_core::{async_trait, erase};
#[async_trait]
trait Store {}
#[async_trait::async_trait]
impl Store for u8 {}
#[erase]
trait Other {}
#[tonic::async_trait]
impl Other for u8 {}
";
    let fixture = Fixture::lib(text);
    fixture.depends_on("erase-core = \"0.1\"\n");
    let after = fixture.edited(&[]).read("src/lib.rs");
    assert_eq!(after, text.replace("#[async_trait::", "#[erase_core::"));
}

#[test]
fn in_the_bodies_and_in_the_arguments_of_macros() {
    becomes(
        "\
macro_rules! stores {
    ($(#[$meta:meta])* $vis:vis $trait:ident, $($name:ident<$t:ty>),*) => {
        $(#[$meta])*
        #[async_trait::async_trait]
        $vis trait $trait {}
        $(
            #[async_trait::async_trait]
            impl<T: Fn() -> u8> Store<T> for $name<$t> { $body }
            #[$crate::async_trait::async_trait]
            impl $trait for $name {}
        )*
    };
}
mock! {
    Other {}
    #[async_trait::async_trait]
    impl Store for Other {}
}
#[async_trait::async_trait]
trait Store<T> {}
",
        &expect![[r"
            macro_rules! stores {
                ($(#[$meta:meta])* $vis:vis $trait:ident, $($name:ident<$t:ty>),*) => {
                    $(#[$meta])*
                    #[erase_core::async_trait]
                    $vis trait $trait {}
                    $(
                        #[erase_core::async_trait]
                        impl<T: Fn() -> u8> Store<T> for $name<$t> { $body }
                        #[$crate::async_trait::async_trait]
                        impl $trait for $name {}
                    )*
                };
            }
            mock! {
                Other {}
                #[erase_core::async_trait]
                impl Store for Other {}
            }
            #[erase_core::async_trait]
            trait Store<T> {}
        "]],
    );
}
