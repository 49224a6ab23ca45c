//! Errors that are left to a person: each at its place, with what to write.

mod common;

use common::{Fixture, assert_has, assert_without};

/// What the tool says of a library.
#[track_caller]
fn said(text: &str) -> String {
    let run = Fixture::lib(text).migrated();
    assert_eq!(run.code, Some(1), "{}", run.out);
    run.out
}

const STORE: &str = "\
use async_trait::async_trait;
#[async_trait]
pub trait Store: Send + Sync {
    async fn get(&self, key: u32) -> u32;
}
";

/// The error of this code is on a line of it, and has this fix.
#[track_caller]
fn has_fix(code: &str, line: usize, fix: &str) {
    let said = said(&format!("{STORE}{code}"));
    let line = line + STORE.lines().count();
    let place = said.split(&format!("--> src/lib.rs:{line}:")).nth(1);
    let below = place.and_then(|rest| rest.lines().nth(1));
    let start = format!("  fix: {fix}");
    assert!(
        below.is_some_and(|below| below.starts_with(&start)),
        "{said}"
    );
    assert_has(&said, "left; `--except TRAIT` leaves a trait and its impls");
}

#[test]
fn each_error_is_at_its_place_with_its_fix() {
    has_fix(
        "pub async fn path(s: &dyn Store) -> u32 {\n    Store::get(s, 1).await\n}\n",
        2,
        "a path needs a sized type: call the method, `value.method()`",
    );
    has_fix(
        "\
impl Store for u8 {
    fn get<'a, 'b>(&'a self, key: u32) -> std::pin::Pin<Box<dyn Future<Output = u32> + Send + 'b>>
    where
        'a: 'b,
    {
        Box::pin(async move { key })
    }
}
",
        2,
        "write `async fn` as in the trait",
    );
    has_fix(
        "\
pub struct Wrapper<S: ?Sized>(pub S);
#[async_trait]
impl<S: Store + ?Sized> Store for Wrapper<S> {
    async fn get(&self, key: u32) -> u32 {
        key
    }
}
",
        3,
        "remove `?Sized` from the type parameter",
    );
    has_fix(
        "pub fn unpin<S: Store>(s: S) {\n    let f = &mut s.get(1);\n    std::pin::Pin::new(f);\n}\n",
        3,
        "a native future is not `Unpin`",
    );
    has_fix(
        "pub fn both<A: Store, B: Store>(a: A, b: B, c: bool) {\n    drop(if c { a.get(1) } else { b.get(1) });\n}\n",
        2,
        "the futures' types differ",
    );
    has_fix(
        "\
#[async_trait]
pub trait Counter: Send {
    async fn add(&mut self);
}
#[async_trait]
impl Counter for u8 {
    async fn add(&mut self) {
        let this = &mut self;
        **this += 1;
    }
}
",
        8,
        "`self` is not a variable here",
    );
}

#[test]
fn a_word_that_clashes_with_an_impl_is_not_kept_and_not_advised() {
    let text = "\
use async_trait::async_trait;
#[async_trait]
pub trait Handler: Send + Sync + 'static {
    async fn call(&self, i: u32) -> u32;
}
#[async_trait]
impl<F, Fut> Handler for F
where
    F: Fn(u32) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = u32> + Send,
{
    async fn call(&self, i: u32) -> u32 {
        (self)(i).await
    }
}
pub trait Cloneable: Handler {}
pub async fn run(h: Box<dyn Cloneable>) -> u32 {
    h.call(1).await
}
";
    let fixture = Fixture::lib(text);
    let run = fixture.migrated();
    let after = text.replace("async_trait::", "erase_core::");
    assert_eq!(fixture.read("src/lib.rs"), after);
    assert_without(&run.out, "forward");
    assert_has(
        &run.out,
        "fix: call it on the `dyn` type of the trait that has the method",
    );
    let advised = "let base: &dyn Handler = &*h;\n    base.call(1).await";
    fixture.write("src/lib.rs", after.replace("h.call(1).await", advised));
    // To a supertrait's `dyn` type since Rust 1.86.
    let version = std::process::Command::new("rustc")
        .arg("--version")
        .output();
    let version = String::from_utf8(version.expect("rustc runs").stdout).expect("text");
    let minor = version
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse::<u32>().ok());
    assert!(
        fixture.builds() || minor.is_some_and(|minor| minor < 86),
        "what is advised compiles"
    );
}

#[test]
fn a_word_that_the_macro_rejects_is_not_kept() {
    let text = "\
use async_trait::async_trait;
#[async_trait]
pub trait Store: Send + Sync {
    async fn get(&self) -> u32;
    async fn put(&mut self);
}
pub async fn f<S: Store + ?Sized>(store: std::sync::Arc<S>) -> u32 {
    store.get().await
}
";
    let fixture = Fixture::lib(text);
    let run = fixture.migrated();
    let after = text.replace("async_trait::", "erase_core::");
    assert_eq!(fixture.read("src/lib.rs"), after);
    assert_has(
        &run.out,
        "error[E0599]: the method `get` exists for struct `Arc<S>`",
    );
    assert_has(
        &run.out,
        "fix: the method needs a value with a size: remove `?Sized`",
    );
}

#[test]
fn errors_from_before_are_not_shown() {
    let broken = format!("{STORE}pub fn broken() -> u32 {{\n    \"text\"\n}}\n");
    let fixture = Fixture::lib(&broken);
    let run = fixture.migrated();
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert_has(&run.out, "not shown: 1 error from before the migration\n");
    assert_has(&fixture.read("src/lib.rs"), "use erase_core::");
}

#[test]
fn all_files_are_restored_when_asked() {
    let fixture = Fixture::lib(&format!(
        "{STORE}pub fn f(s: &dyn Store) {{\n    drop(Store::get(s, 1));\n}}\n"
    ));
    let before = fixture.all();
    let run = fixture.erase(&["migrate", "--apply", "--undo-on-error"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert_has(&run.out, "error[E0277]");
    assert_has(&run.out, "left, so all files were restored\n");
    assert!(fixture.all() == before);
}

#[test]
fn arguments_go_to_cargo() {
    let text = format!(
        "{STORE}#[cfg(feature = \"more\")]\npub fn f(s: &dyn Store) {{\n    drop(Store::get(s, 1));\n}}\n"
    );
    let fixture = Fixture::lib(&text);
    let manifest = fixture.read("Cargo.toml");
    fixture.write("Cargo.toml", format!("{manifest}[features]\nmore = []\n"));
    let run = fixture.erase(&["migrate", "--apply", "--", "--features", "more"]);
    assert_has(&run.out, "error[E0277]");
}
