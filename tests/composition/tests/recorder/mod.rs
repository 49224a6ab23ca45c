//! A subscriber that writes one line for each event: the spans around it, and what it says.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

#[derive(Clone, Default)]
pub(crate) struct Recorder(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    spans: Vec<String>,
    entered: Vec<usize>,
    lines: Vec<String>,
}

/// Runs the function with the recorder as this thread's subscriber.
pub(crate) fn within(recorder: &Recorder, run: impl FnOnce()) {
    tracing::subscriber::with_default(recorder.clone(), run);
}

impl Recorder {
    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().lines.clone()
    }

    pub(crate) fn spans(&self) -> usize {
        self.0.lock().unwrap().spans.len()
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        span.record(&mut fields);
        let mut state = self.0.lock().unwrap();
        let name = span.metadata().name();
        state.spans.push(format!("{name}{{{}}}", fields.0));
        Id::from_u64(state.spans.len() as u64)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let mut state = self.0.lock().unwrap();
        let mut line = String::new();
        for &span in &state.entered {
            write!(line, "{}: ", state.spans[span]).unwrap();
        }
        line += &fields.0;
        state.lines.push(line);
    }

    fn enter(&self, span: &Id) {
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        self.0.lock().unwrap().entered.push(index);
    }

    fn exit(&self, _: &Id) {
        self.0.lock().unwrap().entered.pop();
    }
}

/// `key=1 name="x"`, and the message without its name.
#[derive(Default)]
struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        if field.name() != "message" {
            write!(self.0, "{}=", field.name()).unwrap();
        }
        write!(self.0, "{value:?}").unwrap();
    }
}
