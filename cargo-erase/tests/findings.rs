//! What a person must look at, each kind with the code that gives it and a near miss that does not.

mod common;

use common::{Fixture, assert_has, store};

/// `line: kind`, of a library that begins with a trait `Store`, whose line 1 is the attribute.
#[track_caller]
fn full(rest: &str) -> Vec<String> {
    Fixture::findings(&format!("{STORE}{rest}"), &[])
}

const STORE: &str = "\
#[async_trait::async_trait]
trait Store: Send + Sync {
    async fn get(&self) -> u32;
    async fn set(&mut self, value: u32);
}
";

/// The attribute, and the head of an impl, which are lines 6 and 7.
const IMPL: &str = "#[async_trait::async_trait]\nimpl Store for Memory {\n";

const GET: &str = "get(&self) -> u32";
const SET: &str = "set(&mut self, value: u32)";

/// The impl with these methods and their bodies, the first of which is line 9, and the second 12.
fn implementing(methods: &[(&str, &str)]) -> String {
    let method = |(signature, body): &(&str, &str)| {
        format!("    async fn {signature} {{\n        {body}\n    }}\n")
    };
    let methods: String = methods.iter().map(method).collect();
    format!("{IMPL}{methods}}}\n")
}

#[test]
fn mut_self_that_is_bound_anew() {
    let bodies = [
        ("std::io::Read::read(&mut self, &mut []);", true),
        ("self = other();", true),
        ("select!(x = fill(&mut self) => {});", true),
        ("fill(&mut self.buffer);", false),
        ("select!(x = fill(&mut self.buffer) => {});", false),
        ("let mut this = self; fill(&mut this);", false),
    ];
    for (body, told) in bodies {
        let expected: &[&str] = if told { &["9: self-rebinding"] } else { &[] };
        assert_eq!(full(&implementing(&[(SET, body)])), expected, "{body}");
    }
}

#[test]
fn the_lifetime_of_the_old_macro() {
    let rest = implementing(&[("get<'a>(&'a self) -> u32 where 'a: 'async_trait", "1")]);
    assert_eq!(full(&rest), ["8: async-trait-lifetime"]);
    assert_eq!(
        Fixture::findings(&format!("{STORE}{rest}"), &["--minimal"]),
        [""; 0]
    );
}

#[test]
fn a_method_that_was_desugared_by_hand() {
    let rest = "impl Store for Memory {\n    fn get<'a, 'b>(&'a self) -> Pin<Box<dyn Future<Output = u32> + Send + 'b>> where 'a: 'b {\n        Box::pin(async { 1 })\n    }\n}\n";
    assert_eq!(full(rest), ["7: hand-written"]);
}

#[test]
fn results_that_were_boxed_futures() {
    let rest = "\
fn returned(store: &Memory) -> BoxFuture<'_, u32> {
    store.get()
}
fn early(store: &Memory) -> Pin<Box<dyn Future<Output = u32> + Send + '_>> {
    return store.get();
}
fn kept(store: &Memory) {
    let future: BoxFuture<'_, u32> = store.get();
}
async fn awaited(store: &Memory) -> u32 {
    store.get().await
}
fn opaque(store: &Memory) -> impl Future<Output = u32> {
    store.get()
}
";
    assert_eq!(
        full(rest),
        ["7: boxed-result", "10: boxed-result", "13: boxed-result"]
    );
}

#[test]
fn futures_that_were_unpin() {
    let rest = "\
async fn first(a: &Memory) {
    select(a.get(), ready(())).await;
    let mut kept = a.get();
    Pin::new(&mut kept).await;
}
async fn second(a: &Memory) {
    let mut kept = a.get();
    select! { _ = &mut kept => {} }
    let plain = a.get();
    join(plain, a.get()).await;
}
async fn third(a: &Memory) {
    let kept = a.get();
    tokio::pin!(kept);
    (&mut kept).await;
}
";
    assert_eq!(full(rest), ["7: unpin", "8: unpin", "12: unpin"]);
}

#[test]
fn default_bodies_without_sync() {
    let with = |supertraits: &str, args: &str| {
        let text = store(supertraits, "async fn get(&self) {}");
        let text = text.replacen("async_trait]", &format!("async_trait{args}]"), 1);
        Fixture::findings(&text, &[])
    };
    assert_eq!(with("", ""), ["3: default-body"]);
    assert_eq!(with(": Send", ""), ["3: default-body"]);
    assert_eq!(with(": Sync", ""), [""; 0]);
    assert_eq!(with("", "(?Send)"), [""; 0]);
}

#[test]
fn references_that_a_future_holds_now() {
    let with = |ty: &str, body: &str| {
        let text = format!(
            "{IMPL}    async fn see(&self, what: &{ty}) {{ {body} }}\n}}\n{}",
            store(": Sync", &format!("async fn see(&self, what: &{ty});"))
        );
        let fixture = Fixture::lib(&text);
        let run = fixture.erase(&["migrate"]);
        let told = run.out.contains("unused-reference");
        (told, run.code)
    };
    assert_eq!(with("dyn Any", ""), (true, Some(1)));
    assert_eq!(with("RefCell<u32>", ""), (true, Some(1)));
    assert_eq!(
        with("Context", ""),
        (true, Some(0)),
        "a note: most types are `Sync`"
    );
    assert_eq!(with("dyn Any", "drop(what);"), (false, Some(0)));
    assert_eq!(with("dyn Any", "trace!(\"{what}\");"), (false, Some(0)));
    assert_eq!(with("[u8]", ""), (false, Some(0)));
    assert_eq!(
        with("mut Cell<u32>", ""),
        (false, Some(0)),
        "of `&mut` it is `Send` that counts"
    );
    assert_eq!(with("mut Rc<u32>", ""), (true, Some(1)));
    assert_eq!(with("mut (dyn Any + Send)", ""), (false, Some(0)));
    assert_eq!(with("(dyn Any + Sync)", ""), (false, Some(0)));
}

#[test]
fn what_an_unused_reference_has_to_refer_to() {
    let run = |ty: &str| {
        let method = format!("async fn see(&self, what: {ty}) {{}}");
        Fixture::lib(&store(": Sync", &method)).erase(&["migrate"])
    };
    for (ty, needed) in [("&dyn Fn()", "`Sync`"), ("&mut dyn Fn()", "`Send`")] {
        let told = run(ty);
        assert_eq!(told.code, Some(1), "{ty}");
        assert_has(&told.out, &format!("if what it refers to is {needed}"));
    }
    for ty in [
        "&(dyn Fn() + Sync)",
        "&mut (dyn Fn() + Send)",
        "&mut Cell<u8>",
    ] {
        assert_eq!(run(ty).code, Some(0), "{ty}");
    }
    let noted = |ty: &str| run(ty).out.contains("note[unused-reference]");
    assert!(noted("&Request"));
    assert!(!noted("&mut Request"), "nearly everything is `Send`");
}

#[test]
fn methods_that_call_themselves() {
    let impls = |get: &str, set: &str| full(&implementing(&[(GET, get), (SET, set)]));
    assert_eq!(impls("self.get().await", ""), ["9: recursion"]);
    assert_eq!(impls("Self::get(self).await", ""), ["9: recursion"]);
    assert_eq!(
        impls("self.set(1).await", "self.get().await"),
        ["9: recursion", "12: recursion"]
    );
    assert_eq!(impls("Store::get(self).await", ""), ["9: recursion"]);
    assert_eq!(impls("Box::pin(self.get()).await", ""), ["9: recursion"]);
    assert_eq!(impls("self.inner.get().await", "self.get().await"), [""; 0]);
    for of_another in ["Other::get(self).await", "<Self as Other>::get(self).await"] {
        assert_eq!(impls(of_another, ""), [""; 0], "{of_another}");
    }
    let local = "#[async_trait::async_trait(?Send)]\ntrait Local {\n    async fn get(&self);\n}\n#[async_trait::async_trait(?Send)]\nimpl Local for u8 {\n    async fn get(&self) {\n        Box::pin(self.get()).await\n    }\n}\n";
    assert_eq!(
        Fixture::findings(local, &[]),
        [""; 0],
        "a box will do where nothing is `Send`"
    );
    let itself = implementing(&[(GET, "self.get().await")]);
    let inherent = "impl Memory {\n    async fn get(&self) -> u32 {\n        1\n    }\n}\n";
    let found = full(&format!("{itself}{inherent}"));
    assert_eq!(found, [""; 0], "an inherent method comes first");
    let with = |ty: &str| {
        let text = format!("{STORE}{itself}{ty}");
        Fixture::lib(&text).erase(&["migrate"]).code
    };
    assert_eq!(with("struct Memory;\n"), Some(1));
    assert_eq!(
        with("use other::Memory;\n"),
        Some(0),
        "it may have a method of that name"
    );
}

#[test]
fn public_traits_and_their_doc_examples() {
    let text = "\
/// ```
/// #[async_trait::async_trait]
/// impl app::Store for u8 {}
/// ```
#[async_trait::async_trait]
pub trait Store {
    async fn get(&self);
}
";
    assert_eq!(
        Fixture::findings(text, &[]),
        ["2: doc-example", "6: public-trait"]
    );
}

#[test]
fn a_re_export_beside_a_public_trait_that_stays() {
    let text = "\
pub use async_trait::async_trait;
#[async_trait]
pub trait Store {
    async fn get(&self);
}
#[async_trait]
pub trait Convert: Sized {
    async fn convert(self);
}
";
    for level in [&["migrate"][..], &["migrate", "--minimal"]] {
        let run = Fixture::lib(text).erase(level);
        assert_has(
            &run.out,
            "`Convert` stays with async-trait, and impls of it under",
        );
    }
    let all = text.replace(": Sized", "");
    let run = Fixture::lib(&all).erase(&["migrate"]);
    assert_has(&run.out, "on an impl does nothing\n");
    assert_has(&run.out, "`Store` is public: under this crate's re-export");
}

#[test]
fn what_stays_and_why() {
    let refused = [
        ("async fn get<T: Send>(&self, key: T);", "generic method"),
        ("async fn get(&self, key: impl Send);", "generic method"),
        ("async fn get(&self, other: &Self);", "`Self` has no size"),
        ("async fn get(&self) -> Self;", "`Self` has no size"),
        ("fn new() -> u32;", "no receiver"),
        ("async fn get(self: &Arc<Self>);", "no such receiver"),
        ("async fn get(self: Pin<&Arc<Self>>);", "no such receiver"),
        ("const ID: u32;", "associated constants"),
        ("type Item<'a>;", "generic associated type"),
    ];
    for (item, why) in refused {
        let text = store("", item);
        let fixture = Fixture::lib(&text);
        let run = fixture.migrated(&[]);
        assert_eq!(run.code, Some(1), "{item}");
        assert!(run.out.contains(why), "{item}: {}", run.out);
        assert_eq!(fixture.read("src/lib.rs"), text, "{item}");
    }
    for supertraits in [
        ": Sized",
        ": Send where Self: Sized",
        " where Self: Send + Clone",
    ] {
        let text = store(supertraits, "async fn get(&self);");
        assert_eq!(Fixture::findings(&text, &[]), ["2: kept"], "{supertraits}");
    }
    let allowed = [
        "async fn get<T: Send>(&self, key: T) where Self: Sized;",
        "fn new() -> Self where Self: Sized;",
        "async fn new() -> u32;",
        "async fn get(self: std::sync::Arc<Self>);",
        "async fn get(self: Pin<&'_ mut Self>);",
        "async fn get<'a>(self: &'a Self);",
        "type Item;",
        "async fn get(&self) -> Self::Item;",
    ];
    for item in allowed {
        let text = store("", item);
        assert_eq!(Fixture::findings(&text, &[]), [""; 0], "{item}");
    }
    let unsized_implementor = "#[async_trait::async_trait]\nimpl Store for str {}\n";
    assert_eq!(full(unsized_implementor), ["6: kept", "7: kept"]);
}

#[test]
fn another_crates_macro_and_a_macros_parameter() {
    let text = "\
#[tonic::async_trait]
trait Other {
    async fn get(&self);
}
macro_rules! implement {
    ($trait:ident) => {
        #[async_trait::async_trait]
        impl $trait for u8 {}
    };
}
";
    assert_eq!(
        Fixture::findings(text, &[]),
        ["1: other-macro", "7: in-macro"]
    );
}

#[test]
fn references_to_a_parameter_that_is_bound() {
    let with = |parameter: &str, ty: &str| {
        let text = store("", &format!("async fn see(&self, what: {ty}) {{}}"));
        let text = text.replacen("Store", &format!("Store<{parameter}>: Sync"), 1);
        Fixture::findings(&text, &[])
    };
    let told = ["3: unused-reference"];
    assert_eq!(with("C", "&mut C"), told);
    assert_eq!(with("C: Send", "&mut C"), [""; 0]);
    assert_eq!(with("C: Send", "&C"), told);
    assert_eq!(with("C: Sync", "&C"), [""; 0]);
}
