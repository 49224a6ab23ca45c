//! The smallest executor, a future that yields, and ways to hold many futures.

use std::pin::{Pin, pin};
use std::sync::mpsc;
use std::task::{Context, Poll, Waker};
use std::thread;

/// Polls a future to its end on this thread; one that is not ready is polled again at once.
#[inline]
pub fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

/// Is pending once, and wakes its task.
#[derive(Debug, Default)]
pub struct YieldOnce(bool);

impl Future for YieldOnce {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Futures that are alive together, in one piece of memory that is used again and again.
struct Crowd<F>(Pin<Box<[Option<F>]>>);

impl<F: Future> Crowd<F> {
    fn with_room_for(size: u32) -> Self {
        Self(Box::into_pin((0..size).map(|_| None).collect()))
    }

    fn slots(&mut self) -> impl Iterator<Item = Pin<&mut Option<F>>> {
        // SAFETY: the slice is pinned, nothing is moved out of it here, and an element is as
        // pinned as the slice.
        let slots = unsafe { self.0.as_mut().get_unchecked_mut() };
        // SAFETY: as above.
        slots
            .iter_mut()
            .map(|slot| unsafe { Pin::new_unchecked(slot) })
    }

    /// Makes every future, then polls every one once.
    fn start(&mut self, make: &impl Fn(u32) -> F) {
        for (n, mut slot) in (0..).zip(self.slots()) {
            slot.set(Some(make(n)));
        }
        self.poll();
    }

    /// Polls every future that is not ready, and drops it when it is; whether any is left.
    fn poll(&mut self) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        let mut left = false;
        for mut slot in self.slots() {
            if let Some(future) = slot.as_mut().as_pin_mut() {
                match future.poll(&mut context) {
                    Poll::Ready(_) => slot.set(None),
                    Poll::Pending => left = true,
                }
            }
        }
        left
    }
}

/// Starts `size` futures, then finishes them, all on this thread.
pub fn alive<F: Future>(size: u32, make: impl Fn(u32) -> F) -> impl FnMut(u32) {
    let mut crowd = Crowd::with_room_for(size);
    move |iterations| {
        for _ in 0..iterations {
            crowd.start(&make);
            while crowd.poll() {}
        }
    }
}

/// How many batches are on their way between the two threads of [`pair`].
const IN_FLIGHT: u32 = 4;

/// Starts futures on this thread, in batches of `size`, and finishes them on another one.
///
/// Batches, so that the price of the channel does not hide that of the futures.
pub fn pair<F>(size: u32, make: impl Fn(u32) -> F) -> impl FnMut(u32)
where
    F: Future + Send + 'static,
{
    let (started, to_finish) = mpsc::channel::<Crowd<F>>();
    let (finished, to_start) = mpsc::channel();
    for _ in 0..IN_FLIGHT {
        finished
            .send(Crowd::with_room_for(size))
            .expect("both ends are here");
    }
    // It ends when the other half of its channels is dropped.
    thread::spawn(move || {
        for mut crowd in to_finish {
            while crowd.poll() {}
            if finished.send(crowd).is_err() {
                return;
            }
        }
    });
    move |iterations| {
        for _ in 0..iterations {
            let mut crowd = to_start.recv().expect("the other thread runs");
            crowd.start(&make);
            started.send(crowd).expect("the other thread runs");
        }
        let idle: Vec<_> = (0..IN_FLIGHT).map(|_| to_start.recv()).collect();
        for crowd in idle {
            let crowd = crowd.expect("the other thread runs");
            started.send(crowd).expect("the other thread runs");
        }
    }
}
