//! Default bodies of async methods work for every receiver, and coerce their results as ordinary
//! functions do.

#![allow(clippy::too_many_arguments)]

use std::fmt::Debug;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;
use futures::executor::block_on;

type AnyError = Box<dyn std::error::Error + Send + Sync>;

#[erase]
trait Defaults: Send + Sync {
    fn base(&self) -> u32;

    async fn by_ref(&self) -> u32 {
        self.base() + 1
    }
    async fn by_mut(&mut self, by: &str) -> usize {
        self.by_ref().await as usize + by.len()
    }
    async fn long(self: &Self) -> u32 {
        self.by_ref().await
    }
    async fn by_box(self: Box<Self>) -> u32 {
        self.base() + 2
    }
    async fn by_arc(self: Arc<Self>) -> u32 {
        self.base() + 3
    }
    #[erase(?Send)]
    async fn by_rc(self: Rc<Self>) -> u32 {
        self.base() + 4
    }
    async fn by_pin(self: Pin<&Self>) -> u32 {
        self.base() + 5
    }
    async fn by_pin_mut(self: Pin<&mut Self>) -> u32 {
        self.base() + 6
    }
    async fn by_pin_box(self: Pin<Box<Self>>) -> u32 {
        self.base() + 7
    }

    async fn calls_itself_by_dyn(&self, depth: u32) -> u32 {
        if depth == 0 {
            return self.base();
        }
        self.by_ref().await + depth
    }

    async fn early(&self, text: &str) -> Result<u32, AnyError> {
        if text.is_empty() {
            return Err("empty".into());
        }
        let number: u32 = text.parse()?;
        Ok(number + self.base())
    }

    async fn boxed_iterator(&self, up_to: u32) -> Box<dyn Iterator<Item = u32> + Send> {
        if up_to > 10 {
            return Box::new(std::iter::empty());
        }
        Box::new(0..up_to)
    }

    async fn shown(&self, big: bool) -> Box<dyn Debug + Send> {
        match big {
            true => Box::new("big"),
            false => Box::new(self.base()),
        }
    }

    async fn function(&self) -> fn(u32) -> u32 {
        |x| x + 1
    }

    async fn slice(&self) -> &[u8] {
        &[1, 2, 3]
    }

    async fn lent<'a>(&'a self, key: &'a str) -> &'a str {
        if key.len() > 1 {
            return &key[1..];
        }
        key
    }

    async fn nothing(&self) {}

    async fn unit_tail(&self, seen: &mut Vec<u32>) {
        seen.push(self.base());
    }

    async fn never(&self, go_on: bool) -> u32 {
        if go_on {
            return 1;
        }
        panic!("stopped")
    }

    async fn patterns(
        &self,
        mut count: u32,
        (left, right): (u32, u32),
        [first, ..]: [u32; 3],
        &by: &u32,
        Point { x, y: mut up }: Point,
        _: String,
        _ignored: Vec<u8>,
    ) -> u32 {
        count += left;
        up += 1;
        count * 100_000 + right * 10_000 + first * 1000 + by * 100 + x * 10 + up
    }

    async fn nested_items(&self) -> u32 {
        const STEP: u32 = 5;
        struct Adder(u32);
        impl Adder {
            fn add(self, by: u32) -> u32 {
                self.0 + by
            }
        }
        fn double(value: u32) -> u32 {
            value * 2
        }
        let closure = |value: u32| double(value) + STEP;
        let block = async { closure(self.base()) };
        Adder(1).add(block.await)
    }
}

struct Point {
    x: u32,
    y: u32,
}

#[derive(Clone, Copy)]
struct Base(u32);

impl Defaults for Base {
    fn base(&self) -> u32 {
        self.0
    }
}

struct Overrides;

impl Defaults for Overrides {
    fn base(&self) -> u32 {
        0
    }
    async fn by_ref(&self) -> u32 {
        50
    }
    async fn slice(&self) -> &[u8] {
        &[9]
    }
}

fn boxed() -> Box<dyn Defaults> {
    Box::new(Base(10))
}

#[test]
fn every_receiver() {
    block_on(async {
        let mut base = boxed();
        assert_eq!(base.by_ref().await, 11);
        assert_eq!(base.by_mut("ab").await, 13);
        assert_eq!(base.long().await, 11);
        assert_eq!(base.by_box().await, 12);
        assert_eq!((Arc::new(Base(10)) as Arc<dyn Defaults>).by_arc().await, 13);
        assert_eq!((Rc::new(Base(10)) as Rc<dyn Defaults>).by_rc().await, 14);
        let mut pin: Pin<Box<dyn Defaults>> = Box::pin(Base(10));
        assert_eq!(pin.as_ref().by_pin().await, 15);
        assert_eq!(pin.as_mut().by_pin_mut().await, 16);
        assert_eq!(pin.by_pin_box().await, 17);
    });
}

#[test]
fn every_receiver_of_a_concrete_type() {
    block_on(async {
        let mut base = Base(10);
        assert_eq!(base.by_mut("ab").await, 13);
        assert_eq!(Box::new(base).by_box().await, 12);
        assert_eq!(Arc::new(base).by_arc().await, 13);
        assert_eq!(Rc::new(base).by_rc().await, 14);
        assert_eq!(Pin::new(&base).by_pin().await, 15);
        assert_eq!(Pin::new(&mut base).by_pin_mut().await, 16);
        assert_eq!(Box::pin(base).by_pin_box().await, 17);
        assert_eq!(base.nested_items().await, 26);
    });
}

#[test]
fn an_override_is_what_other_defaults_call() {
    let mut overrides: Box<dyn Defaults> = Box::new(Overrides);
    assert_eq!(block_on(overrides.by_mut("")), 50);
    assert_eq!(block_on(overrides.calls_itself_by_dyn(1)), 51);
    assert_eq!(block_on(overrides.slice()), [9]);
}

#[test]
fn question_marks_and_early_returns() {
    let base = boxed();
    assert_eq!(block_on(base.early("5")).unwrap(), 15);
    assert_eq!(block_on(base.early("")).unwrap_err().to_string(), "empty");
    assert!(
        block_on((*base).early("x"))
            .unwrap_err()
            .to_string()
            .contains("invalid digit")
    );
    assert_eq!(block_on(base.never(true)), 1);
}

#[test]
fn results_are_coerced() {
    let base = boxed();
    assert_eq!(
        block_on(base.boxed_iterator(3)).collect::<Vec<_>>(),
        [0, 1, 2]
    );
    assert_eq!(block_on(base.boxed_iterator(11)).count(), 0);
    assert_eq!(format!("{:?}", block_on(base.shown(true))), "\"big\"");
    assert_eq!(format!("{:?}", block_on(base.shown(false))), "10");
    assert_eq!(block_on(base.function())(1), 2);
    assert_eq!(block_on(base.slice()), [1, 2, 3]);
    assert_eq!(block_on(base.lent("abc")), "bc");
}

#[test]
fn units_and_patterns_and_nested_items() {
    let base = boxed();
    block_on(base.nothing());
    let mut seen = Vec::new();
    block_on(base.unit_tail(&mut seen));
    assert_eq!(seen, [10]);
    let point = Point { x: 5, y: 5 };
    let sum = base.patterns(1, (1, 3), [4, 0, 0], &2, point, String::new(), Vec::new());
    assert_eq!(block_on(sum), 234_256);
    assert_eq!(block_on(base.nested_items()), 26);
}

#[test]
#[should_panic = "stopped"]
fn a_panic_of_a_default_body_reaches_the_caller() {
    block_on(boxed().never(false));
}
