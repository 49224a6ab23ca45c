//! Actors: a mailbox of boxed envelopes, each of which calls the handler of its message.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{mpsc, oneshot};

use crate::async_trait;

#[async_trait]
pub trait Actor: Sized + Send + 'static {
    async fn started(&mut self, _context: &mut Context<Self>) {}
    async fn stopped(&mut self) {}
}

pub trait Message: Send + 'static {
    type Result: Send + 'static;
}

#[async_trait]
pub trait Handler<M: Message>: Actor {
    async fn handle(&mut self, message: M, context: &mut Context<Self>) -> M::Result;
}

#[async_trait]
trait Envelope<A: Actor>: Send {
    async fn deliver(self: Box<Self>, actor: &mut A, context: &mut Context<A>);
}

struct Packed<M: Message> {
    message: M,
    reply: oneshot::Sender<M::Result>,
}

#[async_trait]
impl<A: Handler<M>, M: Message> Envelope<A> for Packed<M> {
    async fn deliver(self: Box<Self>, actor: &mut A, context: &mut Context<A>) {
        let result = actor.handle(self.message, context).await;
        let _ = self.reply.send(result);
    }
}

pub struct Context<A: Actor> {
    address: Address<A>,
    running: bool,
}

pub struct Address<A: Actor> {
    sender: mpsc::UnboundedSender<Box<dyn Envelope<A>>>,
}

impl<A: Actor> Clone for Address<A> {
    fn clone(&self) -> Self {
        Address {
            sender: self.sender.clone(),
        }
    }
}

impl<A: Actor> Address<A> {
    async fn ask<M: Message>(&self, message: M) -> Option<M::Result>
    where
        A: Handler<M>,
    {
        let (reply, answer) = oneshot::channel();
        self.sender.send(Box::new(Packed { message, reply })).ok()?;
        answer.await.ok()
    }
}

fn spawn<A: Actor>(mut actor: A) -> Address<A> {
    let (sender, mut mailbox) = mpsc::unbounded_channel::<Box<dyn Envelope<A>>>();
    let address = Address { sender };
    let mut context = Context {
        address: address.clone(),
        running: true,
    };
    tokio::spawn(async move {
        actor.started(&mut context).await;
        while let (true, Some(envelope)) = (context.running, mailbox.recv().await) {
            envelope.deliver(&mut actor, &mut context).await;
            if !context.running {
                break;
            }
        }
        actor.stopped().await;
    });
    address
}

struct Counter {
    count: u32,
    stopped: Arc<AtomicBool>,
}

struct Add(u32);
struct Stop;

impl Message for Add {
    type Result = u32;
}
impl Message for Stop {
    type Result = ();
}

#[async_trait]
impl Actor for Counter {
    async fn started(&mut self, context: &mut Context<Self>) {
        let address = context.address.clone();
        tokio::spawn(async move { address.ask(Add(100)).await });
    }
    async fn stopped(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
    }
}

#[async_trait]
impl Handler<Add> for Counter {
    async fn handle(&mut self, Add(more): Add, _: &mut Context<Self>) -> u32 {
        tokio::task::yield_now().await;
        self.count += more;
        self.count
    }
}

#[async_trait]
impl Handler<Stop> for Counter {
    async fn handle(&mut self, _: Stop, context: &mut Context<Self>) {
        context.running = false;
    }
}

#[tokio::test]
async fn messages_are_answered_until_the_actor_stops() {
    let stopped = Arc::new(AtomicBool::new(false));
    let address = spawn(Counter {
        count: 0,
        stopped: Arc::clone(&stopped),
    });
    let first = address.ask(Add(1)).await.unwrap();
    assert!(first == 1 || first == 101);
    while address.ask(Add(0)).await.unwrap() < 101 {}
    assert_eq!(address.ask(Stop).await, Some(()));
    assert_eq!(address.ask(Add(1)).await, None);
    while !stopped.load(Ordering::SeqCst) {
        tokio::task::yield_now().await;
    }
}
