//! `forward(..)` where the trait has impls of its own for pointers, and impls that forwards replace.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::Fixture;
use expect_test::{Expect, expect};

#[track_caller]
fn check(text: &str, full: &Expect) {
    let text = format!("#[async_trait::async_trait]\n{text}");
    full.assert_eq(&Fixture::full(&text));
}

#[test]
fn an_impl_for_a_box_leaves_the_rest() {
    check(
        "\
trait Store: Sync {
    async fn get(&self) -> u32;
}
#[async_trait::async_trait]
impl Store for Box<dyn Store> {
    async fn get(&self) -> u32 {
        self.as_ref().get().await + 1
    }
}
",
        &expect![[r#"
            #[erase_core::erase(forward(&, Arc))]
            trait Store: Sync {
                async fn get(&self) -> u32;
            }
            impl Store for Box<dyn Store> {
                async fn get(&self) -> u32 {
                    self.as_ref().get().await + 1
                }
            }
        "#]],
    );
}

#[test]
fn an_impl_for_an_arc_where_a_method_takes_mut_self() {
    check(
        "\
trait Store {
    async fn set(&mut self);
}
#[async_trait::async_trait]
impl<S: Store + Send + Sync> Store for std::sync::Arc<S> {
    async fn set(&mut self) {}
}
",
        &expect![[r#"
            #[erase_core::erase(forward(Box))]
            trait Store {
                async fn set(&mut self);
            }
            impl<S: Store + Send + Sync> Store for std::sync::Arc<S> {
                async fn set(&mut self) {}
            }
        "#]],
    );
}

#[test]
fn a_blanket_impl_leaves_none() {
    check(
        "\
trait Handler {
    async fn call(&self) -> u32;
}
#[async_trait::async_trait]
impl<F: Fn() -> u32 + Send + Sync> Handler for F {
    async fn call(&self) -> u32 {
        self()
    }
}
",
        &expect![[r#"
            #[erase_core::erase(forward())]
            trait Handler {
                async fn call(&self) -> u32;
            }
            impl<F: Fn() -> u32 + Send + Sync> Handler for F {
                async fn call(&self) -> u32 {
                    self()
                }
            }
        "#]],
    );
}

#[test]
fn what_only_passes_calls_on_is_taken_out() {
    check(
        "\
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> u32;
    fn name(&self) -> String;
}

/// Boxes are stores.
#[async_trait::async_trait]
impl<T> Store for Box<T>
where
    T: Store + ?Sized,
{
    async fn get(&self, key: &str) -> u32 {
        (**self).get(key).await
    }
    fn name(&self) -> String {
        (**self).name()
    }
}

#[async_trait::async_trait]
impl<T: Store + ?Sized> Store for &mut T {
    async fn get(&self, key: &str) -> u32 {
        T::get(&**self, key).await
    }
    fn name(&self) -> String {
        (**self).name()
    }
}

struct Memory;
",
        &expect![[r#"
            #[erase_core::erase(forward(&, Box, Arc, &mut))]
            trait Store: Send + Sync {
                async fn get(&self, key: &str) -> u32;
                fn name(&self) -> String;
            }

            struct Memory;
        "#]],
    );
}

#[test]
fn what_does_more_stays_and_is_told() {
    let text = "\
#[async_trait::async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
}
#[async_trait::async_trait]
impl<T: Store + ?Sized> Store for Box<T> {
    async fn get(&self) -> u32 {
        (**self).get().await + 1
    }
}
";
    assert_eq!(
        Fixture::findings(text, &[]),
        ["1: forward", "6: unsized-pointee"]
    );
    let after = Fixture::full(text);
    assert!(
        after.starts_with("#[erase_core::erase(forward(&, Arc))]\n"),
        "{after}"
    );
}
