//! What a macro implements a trait for, by its parameter.

mod common;

use common::Fixture;

/// A trait, a macro that implements it for the type that it is given, and the macro's calls.
fn for_each(calls: &str) -> String {
    let text = format!(
        "\
#[async_trait::async_trait]
trait Store: Sync {{
    async fn get(&self) -> u32;
}}
macro_rules! implement {{
    ($type:ty) => {{
        #[async_trait::async_trait]
        impl Store for $type {{
            async fn get(&self) -> u32 {{
                self.as_ref().get().await
            }}
        }}
    }};
}}
{calls}
"
    );
    let after = Fixture::full(&text);
    let attribute = after.lines().next().expect("the trait is on top");
    attribute.to_owned()
}

#[test]
fn what_a_macro_implements_for_its_parameter_is_seen_where_it_is_called() {
    assert_eq!(
        for_each("implement!(Arc<dyn Store>);\nimplement!(Box<dyn Store>);"),
        "#[erase_core::erase(forward(&))]"
    );
    assert_eq!(
        for_each("implement!(&'static dyn Store);"),
        "#[erase_core::erase(forward(Box, Arc))]"
    );
    assert_eq!(
        for_each("implement!(Memory);\nfn f() { implement!(File); }"),
        "#[erase_core::erase]"
    );
}

#[test]
fn what_a_macro_implements_for_what_cannot_be_seen_leaves_none() {
    let none = "#[erase_core::erase(forward())]";
    assert_eq!(for_each(""), none, "another crate may call it");
    let by_another =
        "macro_rules! both { ($a:ty) => { implement!($a); }; }\nboth!(Arc<dyn Store>);";
    assert_eq!(for_each(by_another), none);
    let by_both = format!("implement!(Memory);\n{by_another}");
    assert_eq!(for_each(&by_both), none);
    let inside = "cfg_if! { if #[cfg(unix)] { implement!(Box<dyn Store>); } }";
    assert_eq!(for_each(inside), "#[erase_core::erase(forward(&, Arc))]");
}
