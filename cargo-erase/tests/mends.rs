//! Errors that have one right fix, which the tool makes; the result compiles.

mod common;

use common::{Fixture, assert_has, assert_without};

/// A library that compiles after its migration; what it is then, and what the tool said.
#[track_caller]
fn mended(text: &str) -> (String, String) {
    let fixture = Fixture::lib(text);
    fixture.depends_on("auto_impl = \"1\"\n");
    let run = fixture.migrated_and_builds();
    (fixture.read("src/lib.rs"), run.out)
}

const STORE: &str = "\
#[async_trait::async_trait]
pub trait Store: Send + Sync {
    async fn get(&self, key: u32) -> u32;
}
";

#[test]
fn auto_impl_becomes_forwards() {
    let trait_ = "\
pub trait Server: Send + Sync {
    async fn initialize(&self, p: u32) -> Result<u32, String>;
    async fn shutdown(&self) -> u32 {
        1
    }
}
pub async fn serve<S: Server>(s: S) -> u32 {
    s.initialize(1).await.unwrap_or_default() + s.shutdown().await
}
pub async fn all(a: std::sync::Arc<dyn Server>, b: Box<dyn Server>, c: &dyn Server) -> u32 {
    serve(a).await + serve(b).await + serve(c).await
}
";
    for attributes in [
        "#[async_trait]\n#[auto_impl(&, Arc, Box)]\n",
        "#[auto_impl(&, Arc, Box)]\n#[async_trait]\n",
    ] {
        let head = "use async_trait::async_trait;\nuse auto_impl::auto_impl;\n";
        let (after, said) = mended(&format!("{head}{attributes}{trait_}"));
        let attribute = "#[async_trait(forward(&, dyn Box, dyn Arc))]\n";
        let expected = format!("use erase_core::async_trait;\n{attribute}{trait_}");
        assert_eq!(after, expected);
        assert_has(&said, "`forward(..)` in place of `auto_impl`");
    }
}

#[test]
fn arms_and_branches_are_awaited_one_by_one() {
    let body = "
pub async fn either<A: Store, B: Store, C: Store>(a: &A, b: &B, c: &C, n: u32) -> u32 {
    match n {
        0 => a.get(n),
        1 => {
            let n = n + 1;
            b.get(n)
        }
        2 if n > 1 => if n == 2 { c.get(1) } else { a.get(2) },
        3 => return 7,
        _ => unreachable!(),
    }
    .await;
    (if n > 3 { a.get(3) } else { b.get(4) }).await
}
";
    let (after, said) = mended(&format!("{STORE}{body}"));
    let expected = "
pub async fn either<A: Store, B: Store, C: Store>(a: &A, b: &B, c: &C, n: u32) -> u32 {
    match n {
        0 => a.get(n).await,
        1 => {
            let n = n + 1;
            b.get(n).await
        }
        2 if n > 1 => if n == 2 { c.get(1).await } else { a.get(2).await },
        3 => return 7,
        _ => unreachable!(),
    };
    (if n > 3 { a.get(3).await } else { b.get(4).await })
}
";
    assert!(after.ends_with(expected), "{after}");
    assert_has(&said, "`.await` in each arm");
}

#[test]
fn a_future_is_boxed_where_async_traits_was_needed() {
    let body = "
pub fn boxed<'a, S: Store>(s: &'a S) -> std::pin::Pin<Box<dyn Future<Output = u32> + Send + 'a>> {
    s.get(1)
}
pub struct Holder<'a>(pub Option<std::pin::Pin<Box<dyn Future<Output = u32> + Send + 'a>>>);
impl<'a> Holder<'a> {
    pub fn hold(&mut self, s: &'a dyn Store) {
        let future = s.get(2);
        self.0 = Some(future);
    }
}
pub async fn first<A: Future + Unpin, B: Future + Unpin>(_: A, _: B) {}
pub async fn race<S: Store>(s: &S) {
    first(s.get(3), Store::get(s, 4)).await;
}
";
    let (after, said) = mended(&format!("{STORE}{body}"));
    assert_has(&after, "    Box::pin(s.get(1))\n");
    assert_has(&after, "self.0 = Some(Box::pin(future));");
    assert_has(
        &after,
        "first(Box::pin(s.get(3)), Box::pin(Store::get(s, 4))).await;",
    );
    assert_has(&said, "`Box::pin(..)` around a future");
}

#[test]
fn dyn_with_unpin_gets_the_word_for_its_pointer() {
    let body = "
pub async fn boxed(store: Box<dyn Store + Unpin>) -> u32 {
    store.get(1).await
}
pub async fn shared(store: std::sync::Arc<dyn Store + Unpin>) -> u32 {
    store.get(1).await
}
";
    let (after, said) = mended(&format!("{STORE}{body}"));
    assert_has(
        &after,
        "#[erase_core::async_trait(forward(dyn Box, dyn Arc))]\n",
    );
    assert_has(
        &said,
        "`forward(..)`, for methods of a value without a size",
    );
}

#[test]
fn a_generic_without_a_size_gets_the_word_for_its_pointer() {
    let body = "
pub async fn shared<S: Store + ?Sized>(store: std::sync::Arc<S>) -> u32 {
    store.get(1).await
}
";
    let (after, _) = mended(&format!("{STORE}{body}"));
    assert_has(&after, "#[erase_core::async_trait(forward(dyn Arc))]\n");
}

#[test]
fn a_mutable_reference_to_one_is_made_mutable() {
    let text = "\
#[async_trait::async_trait]
pub trait Visitor: Send {
    async fn visit(&mut self, n: u32) -> u32;
}
pub async fn walk<V: Visitor + ?Sized>(visitor: &mut V) -> u32 {
    visitor.visit(1).await
}
";
    let (after, said) = mended(text);
    assert_has(&after, "#[erase_core::async_trait(forward(&mut))]\n");
    assert_has(&after, "(mut visitor: &mut V)");
    assert_has(&said, "`mut` on a reference");
}

#[test]
fn the_trait_with_the_method_gets_the_word_and_not_the_trait_around_the_call() {
    let text = "\
use async_trait::async_trait;
#[async_trait]
pub trait Executor: Send {
    async fn insert(&mut self, row: u32) -> u64;
}
#[async_trait]
pub trait Model: Sized + Send + Sync {
    async fn save<E>(self, db: &mut E) -> Self
    where
        E: Executor + ?Sized,
    {
        db.insert(1).await;
        self
    }
}
pub struct Logged<'a, E: ?Sized>(&'a mut E);
#[async_trait]
impl<E: Executor + ?Sized> Executor for Logged<'_, E> {
    async fn insert(&mut self, row: u32) -> u64 {
        self.0.insert(row).await
    }
}
";
    let (after, _) = mended(text);
    assert_has(&after, "#[async_trait(forward(&mut))]\npub trait Executor");
    assert_has(&after, "#[async_trait]\npub trait Model");
}

#[test]
fn a_supertraits_method_on_dyn_gets_the_word_for_its_pointer_and_the_import() {
    let text = "\
pub mod api {
    #[async_trait::async_trait]
    pub trait Store: Send + Sync {
        async fn get(&self) -> u32;
    }
    #[async_trait::async_trait]
    pub trait Derived: Store {
        async fn put(&self) -> u32;
    }
    pub trait Plain: Store {}
}
pub mod user {
    use crate::api::{Derived, Plain};
    pub async fn boxed(store: Box<dyn Derived>) -> u32 {
        store.get().await + store.put().await
    }
    pub async fn by_reference(store: &dyn Plain) -> u32 {
        store.get().await
    }
}
";
    let (after, said) = mended(text);
    assert_has(
        &after,
        "#[erase_core::async_trait(forward(&, dyn Box))]\n    pub trait Store",
    );
    assert_has(&after, "#[erase_core::async_trait]\n    pub trait Derived");
    assert_has(&after, "use crate::api::Store;\n");
    assert_has(&said, "the import of a trait that is forwarded");
}

#[test]
fn lifetimes_that_a_signature_hides_are_shown() {
    let body = "
pub struct Request<'a>(pub &'a str);
#[async_trait::async_trait]
pub trait Handler: Send + Sync {
    async fn call(&self, request: &Request) -> usize;
}
#[async_trait::async_trait]
impl Handler for u8 {
    async fn call(&self, request: &Request) -> usize {
        request.0.len()
    }
}
";
    let (after, said) = mended(&format!("{STORE}{body}"));
    assert_has(&after, "request: &Request<'_>) -> usize {");
    assert_has(&said, "the lifetime that a type hides");
}

#[test]
fn a_dependency_that_nothing_uses_goes() {
    let fixture = Fixture::lib("pub struct Memory;\n");
    fixture.migrated_and_builds();
    assert_without(&fixture.read("Cargo.toml"), "async-trait");
    assert_without(&fixture.read("Cargo.toml"), "erase-core");
}

#[test]
fn a_dependency_that_another_crates_macro_needs_comes_back() {
    let helper = "\
#[macro_export]
macro_rules! implement {
    ($name:ident) => {
        #[async_trait::async_trait]
        impl $crate::Service for $name {
            async fn call(&self) {}
        }
    };
}
#[async_trait::async_trait]
pub trait Service {
    async fn call(&self);
}
";
    let fixture = Fixture::lib("pub struct Memory;\nhelper::implement!(Memory);\n");
    fixture.depends_on("helper = { path = \"other\" }\n");
    let on_old = "\n[dependencies]\nasync-trait = \"0.1\"\n[workspace]\n";
    fixture.write("other/Cargo.toml", common::manifest("helper", on_old));
    fixture.write("other/src/lib.rs", helper);
    let before = fixture.read("Cargo.toml");
    fixture.migrated_and_builds();
    assert_eq!(fixture.read("Cargo.toml"), before);
}

#[test]
fn what_compiles_is_left_alone() {
    let text = "\
use async_trait::async_trait;
#[async_trait]
pub trait Api: Send + Sync {
    async fn new(path: &str) -> Self where Self: Sized;
    async fn get(&self, key: &str) -> String;
    async fn load(&self, model: &mut (dyn std::fmt::Debug + Send + Sync)) -> usize;
}
pub struct Request(String);
impl Request {
    pub fn get(url: &str) -> Request {
        Request(url.to_owned())
    }
}
fn sign(_: &mut Request) {}
pub fn length() -> usize {
    let mut request = Request::get(\"url\");
    sign(&mut request);
    request.0.len()
}
pub struct Null;
#[async_trait]
impl Api for Null {
    async fn new(_path: &str) -> Self {
        Null
    }
    async fn get(&self, key: &str) -> String {
        key.to_owned()
    }
    async fn load(&self, _model: &mut (dyn std::fmt::Debug + Send + Sync)) -> usize {
        0
    }
}
";
    let (after, said) = mended(text);
    assert_eq!(after, text.replace("async_trait::", "erase_core::"));
    assert_without(&said, "mended");
}
