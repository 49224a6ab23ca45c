//! `forward(..)` where the trait has impls of its own for pointers, and impls that forwards replace.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "as expect-test writes them"
)]

mod common;

use common::{Fixture, assert_has, assert_without, store};
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

#[test]
fn a_pointer_for_which_another_trait_is_implemented_beside_all_implementors() {
    let full = |generic: &str| {
        let store = store("", "async fn get(&self) -> u32;");
        let pointer = "trait Target {}\nimpl<T: Store> Target for Arc<T> {}\n";
        Fixture::full(&format!("{store}{pointer}impl{generic} {{}}\n"))
    };
    for generic in [
        "<T: Send + Store> Target for T",
        "<T> Target for T where T: Store",
    ] {
        let after = full(generic);
        assert_has(&after, "#[erase_core::erase(forward(&, Box, Rc))]\n");
    }
    for generic in ["<T: Store> Target for Vec<T>", "<T: Store> Other for T"] {
        let after = full(generic);
        assert_has(&after, "#[erase_core::erase]\n");
    }
}

/// A trait with an impl for a box that passes one method on, and leaves the other to its default.
const LEFT: &str = "\
#[async_trait::async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
    async fn get_or(&self, other: u32) -> u32 {
        self.get().await.max(other)
    }
}
#[async_trait::async_trait]
impl<T: Store + ?Sized> Store for Box<T> {
    async fn get(&self) -> u32 {
        (**self).get().await
    }
}
";

#[test]
fn what_leaves_a_method_to_its_default_body_stays_and_the_method_is_named() {
    assert_eq!(
        Fixture::findings(LEFT, &[]),
        ["1: forward", "9: unsized-pointee"]
    );
    let fixture = Fixture::lib(LEFT);
    let run = fixture.migrated(&[]);
    assert_eq!(run.code, Some(1));
    let named = "`get_or` is left to its default body here, and a forward would pass it on";
    assert_has(&run.out, named);
    let after = fixture.read("src/lib.rs");
    assert!(
        after.starts_with("#[erase_core::erase(forward(&, Arc))]\n"),
        "{after}"
    );
    assert_has(&after, "Store for Box<T> {\n");
}

#[test]
fn the_minimal_level_does_as_much_and_no_more() {
    let run = Fixture::lib(LEFT).erase(&["migrate", "--minimal"]);
    assert_has(&run.out, "`get_or` is left");
    assert_has(&run.out, "`#[async_trait(forward(&))]`");
    assert_without(&run.out, "take the impl out");
    let all = LEFT.replace(
        "    async fn get(&self) -> u32 {\n",
        "    async fn get_or(&self, other: u32) -> u32 {\n        (**self).get_or(other).await\n    }\n    async fn get(&self) -> u32 {\n",
    );
    let replaced = "every method passes on";
    assert_eq!(Fixture::findings(&all, &[]), ["9: replaced"], "{replaced}");
    let minimal = Fixture::findings(&all, &["--minimal"]);
    assert_eq!(minimal, ["1: forward", "9: replaced"], "{replaced}");
    let after = Fixture::minimal(&all);
    assert_has(&after, "#[erase_core::async_trait(forward(Box))]\n");
    assert_without(&after, "impl");
}

#[test]
fn what_a_mocked_trait_cannot_say_is_not_taken_out() {
    let text = LEFT.replace(
        "    async fn get_or(&self, other: u32) -> u32 {\n        self.get().await.max(other)\n    }\n",
        "",
    );
    let text = format!("#[mockall::automock]\n{text}");
    assert_has(&Fixture::full(&text), "Store for Box<T> {\n");
    assert_has(&Fixture::minimal(&text), "Store for Box<T> {\n");
}

#[test]
fn what_no_forward_passes_on_may_be_left_out() {
    let text = LEFT.replace(
        "    async fn get_or(&self, other: u32) -> u32 {\n        self.get().await.max(other)\n",
        "    fn kind() -> u32\n    where\n        Self: Sized,\n    {\n        1\n",
    );
    assert_eq!(Fixture::findings(&text, &[]), ["12: replaced"]);
}

#[test]
fn what_a_macro_generates_is_not_taken_out() {
    let head = "#[async_trait::async_trait]\nimpl<T";
    let (before, after) = LEFT.split_once(head).expect("it has an impl");
    let before = before.replace(
        "    async fn get_or(&self, other: u32) -> u32 {\n        self.get().await.max(other)\n    }\n",
        "",
    );
    let text = format!(
        "{before}macro_rules! implement {{\n    () => {{\n{head}{after}    }};\n}}\nimplement!();\n"
    );
    assert_eq!(
        Fixture::findings(&text, &[]),
        ["1: forward", "8: unsized-pointee"]
    );
}

#[test]
fn a_trait_of_the_same_name_with_other_methods_does_not_count() {
    let other = "mod other {\n    #[async_trait::async_trait]\n    trait Store {\n        async fn put(&self) {}\n    }\n}\n";
    let text = LEFT.replace(
        "    async fn get_or(&self, other: u32) -> u32 {\n        self.get().await.max(other)\n    }\n",
        "",
    );
    let found = Fixture::findings(&format!("{text}{other}"), &[]);
    assert!(found.contains(&"6: replaced".to_owned()), "{found:?}");
}

#[test]
fn several_methods_that_are_left_are_all_named() {
    let text = LEFT.replace(
        "    async fn get(",
        "    fn name(&self) {}\n    async fn get(",
    );
    let (head, tail) = text.rsplit_once("    fn name(&self) {}\n").expect("two");
    let run = Fixture::lib(&format!("{head}{tail}")).erase(&["migrate"]);
    let named =
        "`get_or`, `name` are left to their default bodies here, and a forward would pass them on";
    assert_has(&run.out, named);
}
