//! `AsyncSource` behind `Box<dyn ..>`: what the crate's tarball has no tests of.

use async_trait::async_trait;
use config::{AsyncSource, Config, ConfigError, Map, Value};
use futures::executor::block_on;

#[derive(Debug)]
struct Fixed(&'static str, i64);

#[async_trait]
impl AsyncSource for Fixed {
    async fn collect(&self) -> Result<Map<String, Value>, ConfigError> {
        let origin = String::from("a test");
        Ok(Map::from([(self.0.to_owned(), Value::new(Some(&origin), self.1))]))
    }
}

#[derive(Debug)]
struct Unreachable;

#[async_trait]
impl AsyncSource for Unreachable {
    async fn collect(&self) -> Result<Map<String, Value>, ConfigError> {
        std::future::ready(()).await;
        Err(ConfigError::Message("unreachable".to_owned()))
    }
}

#[test]
fn later_sources_override_earlier_ones() {
    let builder = Config::builder()
        .add_async_source(Fixed("answer", 41))
        .add_async_source(Fixed("answer", 42))
        .add_async_source(Fixed("other", 1));
    let config = block_on(builder.build()).expect("all sources answer");
    assert_eq!(config.get_int("answer").expect("it is there"), 42);
    assert_eq!(config.get_int("other").expect("it is there"), 1);
}

#[test]
fn a_failing_source_fails_the_build() {
    let builder = Config::builder()
        .add_async_source(Fixed("answer", 41))
        .add_async_source(Unreachable);
    let error = block_on(builder.build()).expect_err("a source fails");
    assert_eq!(error.to_string(), "unreachable");
}

#[test]
fn a_boxed_source_is_cloned_with_its_builder() {
    let builder = Config::builder().add_async_source(Fixed("answer", 42));
    let first = block_on(builder.build_cloned()).expect("the source answers");
    let second = block_on(builder.build()).expect("it answers again");
    assert_eq!(first.get_int("answer").expect("it is there"), 42);
    assert_eq!(second.get_int("answer").expect("it is there"), 42);
}

#[test]
fn building_can_move_between_threads() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let build = is_send(Config::builder().add_async_source(Fixed("answer", 42)).build());
    assert!(block_on(build).is_ok());
}
