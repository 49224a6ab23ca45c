//! `#[tracing::instrument]` on methods of impls and on default bodies: the span is there whenever
//! the future is polled, and knows the arguments, natively and through `dyn`.

mod recorder;

use erase_core::erase;
use futures::executor::block_on;
use recorder::{Recorder, within};

#[erase]
trait Store: Send + Sync {
    async fn get(&self, key: u64) -> Option<String>;

    #[tracing::instrument(skip(self), fields(len = name.len()))]
    async fn named(&self, name: &str) -> Option<String> {
        tracing::info!("looking");
        self.get(name.len() as u64).await
    }

    #[tracing::instrument(skip(self), ret, err)]
    async fn checked(&self, key: u64) -> Result<String, String> {
        self.get(key).await.ok_or_else(|| format!("no {key}"))
    }
}

struct Memory;

impl Store for Memory {
    #[tracing::instrument(skip(self))]
    async fn get(&self, key: u64) -> Option<String> {
        tracing::info!("reading");
        futures::future::ready(()).await;
        (key != 0).then(|| key.to_string())
    }
}

#[test]
fn a_method_of_an_impl_runs_in_its_span() {
    let recorder = Recorder::default();
    within(&recorder, || {
        assert_eq!(block_on(Memory.get(1)).as_deref(), Some("1"));
        let store: &dyn Store = &Memory;
        assert_eq!(block_on(store.get(2)).as_deref(), Some("2"));
    });
    assert_eq!(
        recorder.lines(),
        ["get{key=1}: reading", "get{key=2}: reading"]
    );
}

#[test]
fn a_default_body_runs_in_its_span_and_around_what_it_calls() {
    let recorder = Recorder::default();
    within(&recorder, || {
        assert_eq!(block_on(Memory.named("four")).as_deref(), Some("4"));
        let store: Box<dyn Store> = Box::new(Memory);
        assert_eq!(block_on(store.named("ox")).as_deref(), Some("2"));
    });
    assert_eq!(
        recorder.lines(),
        [
            "named{name=\"four\" len=4}: looking",
            "named{name=\"four\" len=4}: get{key=4}: reading",
            "named{name=\"ox\" len=2}: looking",
            "named{name=\"ox\" len=2}: get{key=2}: reading",
        ]
    );
}

#[test]
fn what_a_default_body_returns_is_recorded() {
    let recorder = Recorder::default();
    within(&recorder, || {
        let store: Box<dyn Store> = Box::new(Memory);
        assert_eq!(block_on(store.checked(1)), Ok("1".to_owned()));
        assert_eq!(block_on(store.checked(0)), Err("no 0".to_owned()));
    });
    assert_eq!(
        recorder.lines(),
        [
            "checked{key=1}: get{key=1}: reading",
            "checked{key=1}: return=\"1\"",
            "checked{key=0}: get{key=0}: reading",
            "checked{key=0}: error=no 0",
        ]
    );
}

#[test]
fn there_is_no_span_before_the_first_poll() {
    let recorder = Recorder::default();
    within(&recorder, || {
        let store: &dyn Store = &Memory;
        drop(store.named("nobody"));
        drop(Memory.named("nobody"));
    });
    assert_eq!(recorder.spans(), 0);
}
