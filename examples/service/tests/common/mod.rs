//! A service that answers as the test says, and remembers what it was asked.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use service::{BoxLaunch, Launch};
use tokio::time::Instant;

pub(crate) type Answer = Result<&'static str, &'static str>;
pub(crate) type Boxed = BoxLaunch<u32, &'static str, &'static str>;

/// Answers from its script, and `Ok("")` when that is used up.
#[derive(Clone, Default)]
pub(crate) struct Scripted {
    script: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<(u32, Instant)>>>,
}

impl Scripted {
    pub(crate) fn new(script: &[Answer]) -> Self {
        Self {
            script: Arc::new(Mutex::new(script.iter().copied().collect())),
            asked: Arc::default(),
        }
    }

    pub(crate) fn boxed(&self) -> Boxed {
        Box::new(self.clone())
    }

    /// The requests, in the order of the calls.
    pub(crate) fn asked(&self) -> Vec<u32> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|(request, _)| *request).collect()
    }

    /// The times of the calls in milliseconds since `start`.
    #[allow(dead_code, reason = "not every test needs it")]
    pub(crate) fn times(&self, start: Instant) -> Vec<u128> {
        let asked = self.asked.lock().unwrap();
        let times = asked.iter().map(|(_, time)| (*time - start).as_millis());
        times.collect()
    }
}

impl Launch for Scripted {
    type Request = u32;
    type Response = &'static str;
    type Error = &'static str;

    fn launch(&mut self, request: u32) -> impl Future<Output = Answer> + Send + use<> {
        self.asked.lock().unwrap().push((request, Instant::now()));
        let answer = self.script.lock().unwrap().pop_front();
        async move {
            tokio::task::yield_now().await;
            answer.unwrap_or(Ok(""))
        }
    }
}
