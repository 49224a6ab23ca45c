//! A closed set of implementors in an enum, an open one behind `Box`, and a tree of both.

use std::collections::HashMap;

use crate::async_trait;

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(f64),
    Text(String),
    Nothing,
}

#[async_trait]
pub trait Backend: Send + Sync {
    async fn read(&self, key: &str) -> Value;
    async fn write(&mut self, key: &str, value: Value) -> Result<(), &'static str>;
    async fn close(self) -> usize
    where
        Self: Sized;
}

#[derive(Default)]
pub struct Map(HashMap<String, Value>);
#[derive(Default)]
pub struct Log(Vec<(String, Value)>);
pub struct ReadOnly(Box<dyn Backend>);

pub enum AnyBackend {
    Map(Map),
    Log(Log),
    ReadOnly(ReadOnly),
    Either(Box<AnyBackend>, Box<AnyBackend>),
}

macro_rules! each {
    ($value:expr, $inner:pat => $then:expr, $left:pat, $right:pat => $both:expr) => {
        match $value {
            AnyBackend::Map($inner) => $then,
            AnyBackend::Log($inner) => $then,
            AnyBackend::ReadOnly($inner) => $then,
            AnyBackend::Either($left, $right) => $both,
        }
    };
}

#[async_trait]
impl Backend for AnyBackend {
    async fn read(&self, key: &str) -> Value {
        each!(self, inner => inner.read(key).await, left, right => match left.read(key).await {
            Value::Nothing => right.read(key).await,
            value => value,
        })
    }
    async fn write(&mut self, key: &str, value: Value) -> Result<(), &'static str> {
        each!(self, inner => inner.write(key, value).await, left, right => {
            if left.write(key, value.clone()).await.is_err() {
                return right.write(key, value).await;
            }
            Ok(())
        })
    }
    async fn close(self) -> usize {
        each!(self, inner => inner.close().await, left, right => {
            left.close().await + right.close().await
        })
    }
}

#[async_trait]
impl Backend for Map {
    async fn read(&self, key: &str) -> Value {
        self.0.get(key).cloned().unwrap_or(Value::Nothing)
    }
    async fn write(&mut self, key: &str, value: Value) -> Result<(), &'static str> {
        self.0.insert(key.to_owned(), value);
        Ok(())
    }
    async fn close(self) -> usize {
        self.0.len()
    }
}

#[async_trait]
impl Backend for Log {
    async fn read(&self, key: &str) -> Value {
        tokio::task::yield_now().await;
        let found = self.0.iter().rev().find(|(known, _)| known == key);
        found.map_or(Value::Nothing, |(_, value)| value.clone())
    }
    async fn write(&mut self, key: &str, value: Value) -> Result<(), &'static str> {
        self.0.push((key.to_owned(), value));
        Ok(())
    }
    async fn close(self) -> usize {
        self.0.len()
    }
}

#[async_trait]
impl Backend for ReadOnly {
    async fn read(&self, key: &str) -> Value {
        self.0.read(key).await
    }
    async fn write(&mut self, _: &str, _: Value) -> Result<(), &'static str> {
        Err("read only")
    }
    async fn close(self) -> usize {
        0
    }
}

#[tokio::test]
async fn calls_reach_the_variant() {
    let mut defaults = Map::default();
    defaults
        .write("unit", Value::Text("mm".into()))
        .await
        .unwrap();
    let read_only = AnyBackend::ReadOnly(ReadOnly(Box::new(defaults)));
    let log = AnyBackend::Log(Log::default());
    let inner = AnyBackend::Either(Box::new(read_only), Box::new(log));
    let mut backend =
        AnyBackend::Either(Box::new(inner), Box::new(AnyBackend::Map(Map::default())));
    let task = tokio::spawn(async move {
        backend.write("size", Value::Number(1.0)).await?;
        backend.write("size", Value::Number(2.0)).await?;
        Ok::<_, &str>((
            backend.read("size").await,
            backend.read("unit").await,
            backend.close().await,
        ))
    });
    let (size, unit, closed) = task.await.unwrap().unwrap();
    assert_eq!(
        (size, unit, closed),
        (Value::Number(2.0), Value::Text("mm".into()), 2)
    );
}
