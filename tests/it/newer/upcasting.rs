//! A value of `dyn Derived` becomes one of `dyn Base`, through every pointer and over every level.

use std::any::Any;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

use erase_core::erase;

use super::run;

#[derive(Debug, PartialEq)]
struct Value(u32);

trait Named {
    fn name(&self) -> String;
}

#[erase]
trait Base: Debug {
    async fn base(&self, key: &str) -> usize;
    async fn set(&mut self, to: u32) -> u32;
}
#[erase]
trait Derived: Base + Named {
    async fn derived(&self) -> u32;
}
#[erase]
trait Third: Derived {
    async fn third(&self) -> u32;
}

impl Named for Value {
    fn name(&self) -> String {
        "name".to_owned()
    }
}
impl Base for Value {
    async fn base(&self, key: &str) -> usize {
        key.len() + self.0 as usize
    }
    async fn set(&mut self, to: u32) -> u32 {
        std::mem::replace(&mut self.0, to)
    }
}
impl Derived for Value {
    async fn derived(&self) -> u32 {
        self.0 + 10
    }
}
impl Third for Value {
    async fn third(&self) -> u32 {
        self.0 + 20
    }
}

#[test]
fn references() {
    let mut value = Value(1);
    let third: &dyn Third = &value;
    let base: &dyn Base = third;
    assert_eq!(run(base.base("a")), 2);
    let derived: &dyn Derived = third;
    assert_eq!(run(derived.derived()), 11);
    let named: &dyn Named = derived;
    assert_eq!(named.name(), "name");
    let third: &mut dyn Third = &mut value;
    let base: &mut dyn Base = third;
    assert_eq!(run(base.set(9)), 1);
    assert_eq!(run(base.base("")), 9);
    assert_eq!(run(value.third()), 29);
    assert_eq!(value, Value(9));
}

#[test]
fn owning_pointers() {
    let mut base: Box<dyn Base> = Box::new(Value(2)) as Box<dyn Third>;
    assert_eq!(run(base.set(3)), 2);
    assert_eq!(run(base.base("a")), 4);
    let base: Rc<dyn Base> = Rc::new(Value(3)) as Rc<dyn Derived>;
    assert_eq!(run((*base).base("a")), 4);
    let third: Arc<dyn Third + Send + Sync> = Arc::new(Value(4));
    let base: Arc<dyn Base + Send + Sync> = third;
    assert_eq!(run((*base).base("a")), 5);
    let debug: Arc<dyn Debug + Send + Sync> = base;
    assert_eq!(format!("{debug:?}"), "Value(4)");
}

#[erase]
trait Root: Send + Sync {
    async fn root(&self) -> u32;
}
#[erase]
trait Left: Root {
    async fn left(&self) -> u32 {
        self.root().await + 10
    }
}
#[erase]
trait Right: Root {
    async fn right(&self) -> u32 {
        self.root().await + 20
    }
}
#[erase]
trait Bottom: Left + Right + Any {
    async fn bottom(&self) -> u32;
}

impl Root for Value {
    async fn root(&self) -> u32 {
        self.0
    }
}
impl Left for Value {}
impl Right for Value {}
impl Bottom for Value {
    async fn bottom(&self) -> u32 {
        self.left().await + self.right().await
    }
}

#[test]
#[cfg_attr(
    not(rust_1_92),
    ignore = "rustc before 1.91 miscompiles it, without the macro too"
)]
fn both_sides_of_a_diamond() {
    let bottom = |n| -> Box<dyn Bottom> { Box::new(Value(n)) };
    assert_eq!(run((*bottom(1)).bottom()), 32);
    let left: Box<dyn Left> = bottom(1);
    assert_eq!(run(left.left()), 11);
    let right: Box<dyn Right> = bottom(2);
    assert_eq!(run((*right).right()), 22);
    let root: Box<dyn Root> = right;
    assert_eq!(run(root.root()), 2);
    async fn generic<R: Root>(root: R) -> u32 {
        root.root().await
    }
    assert_eq!(run(generic(root)), 2);
}

#[test]
fn any_is_a_supertrait_like_another() {
    let bottom: Box<dyn Bottom> = Box::new(Value(3));
    let any: &dyn Any = &*bottom;
    assert_eq!(any.downcast_ref(), Some(&Value(3)));
    assert!(any.downcast_ref::<u32>().is_none());
    let any: Box<dyn Any> = bottom;
    assert_eq!(*any.downcast::<Value>().unwrap(), Value(3));
}

#[erase]
trait Source: Sync {
    type Item: Debug + Send;
    async fn next(&self) -> Option<Self::Item>;
}
#[erase]
trait Fixed: Source<Item = u32> {
    async fn sum(&self) -> u32;
}
#[erase]
trait Open: Source {
    async fn second(&self) -> Option<Self::Item>;
}

impl Source for Value {
    type Item = u32;
    async fn next(&self) -> Option<u32> {
        Some(self.0)
    }
}
impl Fixed for Value {
    async fn sum(&self) -> u32 {
        self.0 * 2
    }
}
impl Open for Value {
    async fn second(&self) -> Option<u32> {
        None
    }
}

#[test]
fn associated_types_go_with_the_value() {
    let fixed: Box<dyn Fixed> = Box::new(Value(4));
    assert_eq!(run((*fixed).sum()), 8);
    let source: Box<dyn Source<Item = u32>> = fixed;
    assert_eq!(run((*source).next()), Some(4));
    let open: &dyn Open<Item = u32> = &Value(5);
    assert_eq!(run(open.second()), None);
    let source: &dyn Source<Item = u32> = open;
    assert_eq!(run(source.next()), Some(5));
}

#[erase]
trait Read<K: Send + Sync>: Sync {
    async fn read(&self, key: &K) -> usize;
}
#[erase]
trait Cache<K: Send + Sync>: Read<K> + Read<String> {
    async fn both(&self, key: &K) -> usize;
}

impl Read<u8> for Value {
    async fn read(&self, key: &u8) -> usize {
        usize::from(*key)
    }
}
impl Read<String> for Value {
    async fn read(&self, key: &String) -> usize {
        key.len()
    }
}
impl Cache<u8> for Value {
    async fn both(&self, key: &u8) -> usize {
        Read::<u8>::read(self, key).await
    }
}

#[test]
fn one_supertrait_with_two_arguments() {
    let cache: &dyn Cache<u8> = &Value(0);
    assert_eq!(run(cache.both(&4)), 4);
    let numbers: &dyn Read<u8> = cache;
    assert_eq!(run(numbers.read(&5)), 5);
    let texts: &dyn Read<String> = cache;
    assert_eq!(run(texts.read(&"abc".to_owned())), 3);
}
