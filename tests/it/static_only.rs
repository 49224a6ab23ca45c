//! What cannot be called through `dyn` is there on concrete types as before, and does not stand in
//! the way of the rest.

#![allow(clippy::needless_lifetimes)]

use std::fmt::Debug;

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Mixed: Send + Sync {
    async fn get(&self, key: &str) -> usize;

    async fn create(from: u32) -> Self
    where
        Self: Sized;
    async fn connect() -> Result<u32, String>;
    async fn with_default() -> u32 {
        11
    }
    async fn generic<T: Debug + Send>(&self, value: T) -> String
    where
        Self: Sized;
    async fn implicit(&self, value: impl Debug + Send) -> String
    where
        Self: Sized,
    {
        format!("{value:?}")
    }
    async fn other(&self, other: &Self) -> usize
    where
        Self: Sized;
    async fn twin(&self) -> Self
    where
        Self: Sized;
    async fn nested(&self) -> Option<Self>
    where
        Self: Sized + Clone;
    fn build(from: u32) -> Self
    where
        Self: Sized;
    fn plain_generic<T: Into<u32>>(&self, value: T) -> u32
    where
        Self: Sized;
    fn returned(&self) -> Result<impl Iterator<Item = u32>, String>
    where
        Self: Sized;
    async fn shown(&self) -> Result<impl Debug, String>
    where
        Self: Sized,
    {
        Ok(self.get("").await)
    }
    fn chained(self) -> Self
    where
        Self: Sized,
    {
        self
    }
    async fn bounded(&self) -> u32
    where
        Self: Sized + Debug,
    {
        format!("{self:?}").len() as u32
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Value(u32);

impl Mixed for Value {
    async fn get(&self, key: &str) -> usize {
        self.0 as usize + key.len()
    }
    async fn create(from: u32) -> Self {
        Self(from)
    }
    async fn connect() -> Result<u32, String> {
        Ok(12)
    }
    async fn generic<T: Debug + Send>(&self, value: T) -> String {
        format!("{} {value:?}", self.0)
    }
    async fn other(&self, other: &Self) -> usize {
        (self.0 + other.0) as usize
    }
    async fn twin(&self) -> Self {
        self.clone()
    }
    async fn nested(&self) -> Option<Self> {
        Some(self.clone())
    }
    fn build(from: u32) -> Self {
        Self(from)
    }
    fn plain_generic<T: Into<u32>>(&self, value: T) -> u32 {
        self.0 + value.into()
    }
    fn returned(&self) -> Result<impl Iterator<Item = u32>, String> {
        Ok(0..self.0)
    }
}

#[test]
fn every_static_method_of_the_concrete_type() {
    block_on(async {
        let value = Value::create(1).await;
        assert_eq!(value, Value::build(1));
        assert_eq!(Value::connect().await, Ok(12));
        assert_eq!(Value::with_default().await, 11);
        assert_eq!(value.generic('x').await, "1 'x'");
        assert_eq!(value.implicit("y").await, "\"y\"");
        assert_eq!(value.other(&Value(4)).await, 5);
        assert_eq!(value.twin().await, value);
        assert_eq!(value.nested().await, Some(Value(1)));
        assert_eq!(value.plain_generic(2_u8), 3);
        assert_eq!(value.returned().unwrap().count(), 1);
        assert_eq!(value.bounded().await, 8);
        assert_eq!(value.chained(), Value(1));
    });
}

#[test]
fn the_rest_goes_through_dyn() {
    let mixed: Vec<Box<dyn Mixed>> = vec![Box::new(Value(1)), Box::new(Value(2))];
    let mut sum = 0;
    for value in &mixed {
        sum += block_on(value.get("ab"));
    }
    assert_eq!(sum, 7);
    let lent: &dyn Mixed = &*mixed[0];
    assert_eq!(format!("{:?}", block_on(Value(1).shown())), "Ok(1)");
    assert_eq!(block_on(lent.get("")), 1);
}

#[test]
fn generic_code_calls_them() {
    async fn generic<M: Mixed + PartialEq>() -> bool {
        let value = M::create(3).await;
        value.twin().await == M::build(3) && M::connect().await == Ok(12)
    }
    assert!(block_on(generic::<Value>()));
}

/// Static-only methods with default bodies do not rule out the forwards.
#[erase]
trait Extended: Send + Sync {
    async fn get(&self) -> u32;
    async fn map<T: Send, F: Fn(u32) -> T + Send + Sync>(&self, f: F) -> T
    where
        Self: Sized,
    {
        f(self.get().await)
    }
    fn boxed<'a>(self) -> Box<dyn Extended + 'a>
    where
        Self: Sized + 'a,
    {
        Box::new(self)
    }
    async fn constant() -> u32 {
        1
    }
}

impl Extended for u32 {
    async fn get(&self) -> u32 {
        *self
    }
}

#[test]
fn extension_methods_on_pointers_too() {
    let boxed = 3_u32.boxed();
    assert_eq!(block_on((*boxed).get()), 3);
    assert_eq!(block_on(boxed.map(|n| n + 1)), 4);
    let lent: &dyn Extended = &*boxed;
    assert_eq!(block_on(Extended::map(&lent, |n| n + 2)), 5);
    let again = boxed.boxed();
    assert_eq!(block_on(again.map(|n| n.to_string())), "3");
    assert_eq!(block_on(5_u32.map(|n| n)), 5);
    assert_eq!(block_on(<Box<dyn Extended> as Extended>::constant()), 1);
}

/// Generic associated types and constants are left out of `dyn` in the same way.
#[erase]
trait WithItems: Send + Sync {
    type Lent<'a>
    where
        Self: Sized + 'a;
    async fn get(&self) -> u32;
    fn lend<'a>(&'a self) -> Self::Lent<'a>
    where
        Self: Sized;
    async fn lend_later<'a>(&'a self) -> Self::Lent<'a>
    where
        Self: Sized;
}

impl WithItems for String {
    type Lent<'a> = &'a str;
    async fn get(&self) -> u32 {
        self.len() as u32
    }
    fn lend(&self) -> &str {
        self
    }
    async fn lend_later<'a>(&'a self) -> &'a str {
        self
    }
}

#[test]
fn a_generic_associated_type_with_a_sized_clause() {
    let text = String::from("four");
    let items: &dyn WithItems = &text;
    assert_eq!(block_on(items.get()), 4);
    assert_eq!(text.lend(), "four");
    assert_eq!(block_on(text.lend_later()), "four");
}

/// No method is left for `dyn`, which can be made all the same.
#[erase]
trait OnlyStatic {
    async fn create() -> u32;
    async fn generic<T: Send>(&self, value: T) -> T
    where
        Self: Sized;
}

impl OnlyStatic for () {
    async fn create() -> u32 {
        2
    }
    async fn generic<T: Send>(&self, value: T) -> T {
        value
    }
}

#[test]
fn a_trait_of_static_methods_only() {
    assert_eq!(block_on(<()>::create()), 2);
    assert_eq!(block_on(().generic('c')), 'c');
    let objects: [&dyn OnlyStatic; 1] = [&()];
    assert_eq!(objects.len(), 1);
}
