//! The traits work where `erase_core` is known by way of another crate only.

use erase_test_facade::{Plugin, runtime::DynFuture};
use erase_test_user::{ErasedPlugin, Globbed, Greeter, Length, Store, run};
use futures::executor::block_on;

fn length() -> Length {
    Length("abc".to_owned())
}

#[test]
fn a_trait_of_another_crate_is_implemented_and_called() {
    let plugin: Box<ErasedPlugin> = Box::new(length());
    assert_eq!(block_on(run(&*plugin, vec![1, 2])), "abc 2");
    assert!(block_on(plugin.stop()));
}

#[test]
fn a_trait_of_another_crate_is_called_statically() {
    async fn name<P: Plugin>(plugin: P) -> String {
        plugin.name().await
    }
    assert_eq!(block_on(name(length())), "abc");
    assert_eq!(
        block_on(name(Box::new(length()) as Box<ErasedPlugin>)),
        "abc"
    );
}

#[test]
fn the_macro_works_by_a_re_export() {
    let store: &dyn Store = &length();
    let future: DynFuture<'_, usize> = store.get("de");
    assert_eq!(block_on(future), 5);
    assert_eq!(store.keys().collect::<Vec<_>>(), ["abc"]);
    let globbed: Box<dyn Globbed> = Box::new(length());
    assert_eq!(block_on(globbed.get()), 3);
}

#[test]
fn a_macro_of_another_crate_declares_an_erased_trait() {
    let greeter: Box<dyn Greeter> = Box::new(length());
    assert_eq!(block_on(greeter.greet("you", 2)), "abcabc you");
}
