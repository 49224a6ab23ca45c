//! A call that is given up after any number of polls, with one waker or another at each of them,
//! does what a plain `async fn` does, whichever way it is made: the same steps, the same drops, in
//! the same order.

use std::rc::Rc;
use std::sync::Arc;

use crate::recorder::{Log, Noisy, body, drive};
use erase_core::erase;

async fn plain(log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy {
    body(log, first, gates, second).await
}

/// As many gates as there are polls before each is dropped, and one poll more than it takes.
fn ways_to_give_up() -> impl Iterator<Item = (usize, usize, bool)> {
    let polls = |gates| (0..=6).map(move |polls| (gates, polls));
    let all = (0..4).flat_map(polls);
    all.flat_map(|(gates, polls)| [(gates, polls, false), (gates, polls, true)])
}

/// What happens in a call, for each way to give it up.
macro_rules! traces {
    (|$log:ident, $first:ident, $gates:ident, $second:ident| $call:expr) => {{
        let owned = Log::default();
        let mut all = Vec::new();
        for ($gates, polls, replaced) in ways_to_give_up() {
            let $log = &owned;
            let $first = $log.noisy("first");
            let $second = $log.noisy("second");
            drive($log, $call, polls, replaced);
            all.push(($gates, polls, replaced, owned.take()));
        }
        all
    }};
}

/// Under each attribute, and with each set of supertraits: they decide where the future lives, and
/// whether the call waits for its first poll.
macro_rules! cancelled {
    ($module:ident, #[$attr:meta], [$($supertraits:tt)*], [$($dyn:tt)*]) => {
        mod $module {
            use super::*;

            #[$attr]
            trait Work: $($supertraits)* {
                async fn shared(&self, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy;
                async fn unique(&mut self, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy;
                async fn owned(self: Box<Self>, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy;
                async fn value(self, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy;
            }

            struct Real;

            impl Work for Real {
                async fn shared(&self, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy {
                    body(log, a, gates, b).await
                }
                async fn unique(&mut self, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy {
                    body(log, a, gates, b).await
                }
                async fn owned(self: Box<Self>, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy {
                    body(log, a, gates, b).await
                }
                async fn value(self, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy {
                    body(log, a, gates, b).await
                }
            }

            #[test]
            fn at_every_await_point_as_in_a_plain_async_fn() {
                let native = traces!(|log, a, n, b| plain(log, a, n, b));
                assert_eq!(native.len(), 56);
                let work: &(dyn Work + $($dyn)*) = &Real;
                assert_eq!(traces!(|log, a, n, b| work.shared(log, a, n, b)), native);
                let mut real = Real;
                let work: &mut (dyn Work + $($dyn)*) = &mut real;
                assert_eq!(traces!(|log, a, n, b| work.unique(log, a, n, b)), native);
                let work = || -> Box<dyn Work + $($dyn)*> { Box::new(Real) };
                assert_eq!(traces!(|log, a, n, b| work().owned(log, a, n, b)), native);
                assert_eq!(traces!(|log, a, n, b| work().value(log, a, n, b)), native);
            }
        }
    };
}

cancelled!(eager, #[erase], [], [Send]);
cancelled!(lazy, #[erase], [Send + Sync], [Send]);
cancelled!(lazy_where_the_type_says_so, #[erase], [], [Send + Sync]);
cancelled!(local, #[erase(?Send)], [], [Send]);
cancelled!(inline, #[erase(inline = 56)], [Send + Sync], [Send]);
cancelled!(large_inline, #[erase(inline = 1024)], [Send + Sync], [Send]);
cancelled!(boxed, #[erase(boxed)], [Send + Sync], [Send]);

#[erase]
trait Shared: Send + Sync {
    async fn shared(&self, log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy;
    async fn default_body(&self, log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy {
        body(log, first, gates, second).await
    }
    fn future(
        &self,
        log: &Log,
        first: Noisy,
        gates: usize,
        second: Noisy,
    ) -> impl Future<Output = Noisy> + Send;
}

struct Real;

impl Shared for Real {
    async fn shared(&self, log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy {
        body(log, first, gates, second).await
    }
    async fn future(&self, log: &Log, first: Noisy, gates: usize, second: Noisy) -> Noisy {
        body(log, first, gates, second).await
    }
}

async fn generic<S: Shared>(work: &S, log: &Log, a: Noisy, gates: usize, b: Noisy) -> Noisy {
    work.shared(log, a, gates, b).await
}

#[test]
fn through_every_pointer_and_erased_again() {
    let native = traces!(|log, a, n, b| plain(log, a, n, b));
    let boxed: Box<dyn Shared> = Box::new(Real);
    assert_eq!(traces!(|log, a, n, b| boxed.shared(log, a, n, b)), native);
    assert_eq!(traces!(|log, a, n, b| boxed.future(log, a, n, b)), native);
    let shared: Arc<dyn Shared> = Arc::new(Real);
    assert_eq!(traces!(|log, a, n, b| shared.shared(log, a, n, b)), native);
    let counted: Rc<dyn Shared> = Rc::new(Real);
    assert_eq!(traces!(|log, a, n, b| counted.shared(log, a, n, b)), native);
    let again: Box<dyn Shared> = Box::new(Box::new(boxed) as Box<dyn Shared>);
    assert_eq!(traces!(|log, a, n, b| again.shared(log, a, n, b)), native);
    assert_eq!(
        traces!(|log, a, n, b| (*again).future(log, a, n, b)),
        native
    );
    assert_eq!(
        traces!(|log, a, n, b| generic(&again, log, a, n, b)),
        native
    );
    assert_eq!(
        traces!(|log, a, n, b| generic(&&*again, log, a, n, b)),
        native
    );
}

#[test]
fn of_a_default_body() {
    let native = traces!(|log, a, n, b| plain(log, a, n, b));
    let boxed: Box<dyn Shared> = Box::new(Real);
    let default = traces!(|log, a, n, b| boxed.default_body(log, a, n, b));
    assert_eq!(default, native);
    let default = traces!(|log, a, n, b| (*boxed).default_body(log, a, n, b));
    assert_eq!(default, native);
}

#[test]
fn in_a_standard_box() {
    let native = traces!(|log, a, n, b| plain(log, a, n, b));
    let work: &dyn Shared = &Real;
    assert_eq!(
        traces!(|log, a, n, b| work.shared(log, a, n, b).boxed()),
        native
    );
    assert_eq!(
        traces!(|log, a, n, b| work.future(log, a, n, b).boxed()),
        native
    );
}
