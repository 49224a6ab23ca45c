//! A state machine whose states are boxed, and become each other by value.

use std::sync::Arc;

use tokio::sync::Mutex;

use crate::async_trait;

#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    Connect,
    Data(String),
    Drop,
    Close,
}

pub struct Machine {
    received: Vec<String>,
    attempts: u32,
}

#[async_trait]
pub trait State: Send {
    fn name(&self) -> &'static str;
    async fn enter(&mut self, _machine: &mut Machine) {}
    async fn next(self: Box<Self>, event: Event, machine: &mut Machine) -> Transition;
}

pub enum Transition {
    Stay(Box<dyn State>),
    To(Box<dyn State>),
    Done,
}

struct Idle;
struct Connected {
    buffer: String,
}
struct Broken {
    unsent: String,
}

#[async_trait]
impl State for Idle {
    fn name(&self) -> &'static str {
        "idle"
    }
    async fn next(self: Box<Self>, event: Event, _: &mut Machine) -> Transition {
        match event {
            Event::Connect => Transition::To(Box::new(Connected {
                buffer: String::new(),
            })),
            Event::Close => Transition::Done,
            _ => Transition::Stay(self),
        }
    }
}

#[async_trait]
impl State for Connected {
    fn name(&self) -> &'static str {
        "connected"
    }
    async fn enter(&mut self, machine: &mut Machine) {
        tokio::task::yield_now().await;
        machine.attempts += 1;
        machine
            .received
            .extend((!self.buffer.is_empty()).then(|| std::mem::take(&mut self.buffer)));
    }
    async fn next(mut self: Box<Self>, event: Event, machine: &mut Machine) -> Transition {
        match event {
            Event::Data(text) => {
                self.buffer.push_str(&text);
                if text.ends_with('.') {
                    machine.received.push(std::mem::take(&mut self.buffer));
                }
                Transition::Stay(self)
            }
            Event::Drop => Transition::To(Box::new(Broken {
                unsent: self.buffer,
            })),
            Event::Close => Transition::Done,
            Event::Connect => Transition::Stay(self),
        }
    }
}

#[async_trait]
impl State for Broken {
    fn name(&self) -> &'static str {
        "broken"
    }
    async fn next(self: Box<Self>, event: Event, _: &mut Machine) -> Transition {
        let Broken { unsent } = *self;
        match event {
            Event::Connect => Transition::To(Box::new(Connected { buffer: unsent })),
            _ => Transition::Done,
        }
    }
}

async fn run(machine: &Mutex<Machine>, events: Vec<Event>) -> Vec<&'static str> {
    let mut state: Box<dyn State> = Box::new(Idle);
    let mut names = vec![state.name()];
    for event in events {
        let mut machine = machine.lock().await;
        state = match state.next(event, &mut machine).await {
            Transition::Stay(same) => same,
            Transition::To(mut other) => {
                other.enter(&mut machine).await;
                names.push(other.name());
                other
            }
            Transition::Done => break,
        };
    }
    names
}

#[tokio::test]
async fn states_follow_each_other() {
    let machine = Arc::new(Mutex::new(Machine {
        received: vec![],
        attempts: 0,
    }));
    let data = |text: &str| Event::Data(text.into());
    let events = vec![
        data("lost"),
        Event::Connect,
        data("one."),
        data("tw"),
        Event::Drop,
        Event::Connect,
        Event::Close,
        Event::Connect,
    ];
    let shared = Arc::clone(&machine);
    let names = tokio::spawn(async move { run(&shared, events).await })
        .await
        .unwrap();
    assert_eq!(names, ["idle", "connected", "broken", "connected"]);
    let machine = machine.lock().await;
    assert_eq!(
        (machine.attempts, &*machine.received),
        (2, &["one.".to_owned(), "tw".to_owned()][..])
    );
}
