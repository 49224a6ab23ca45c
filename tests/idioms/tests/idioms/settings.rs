//! Layered settings: a trait that cannot be `dyn`, for its generic methods and constants, over one that is.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use crate::async_trait;

#[derive(Debug, PartialEq)]
pub enum Error {
    Missing(String),
    Malformed { key: String, value: String },
}

#[async_trait]
pub trait Provider: Send + Sync {
    async fn read(&self, key: &str) -> Option<String>;
}

#[async_trait]
pub trait Settings: Clone + Send + Sync + 'static {
    const SEPARATOR: &'static str = ".";
    type Section<'a>: Send
    where
        Self: 'a;

    async fn raw(&self, key: &str) -> Result<String, Error>;

    async fn get<T: FromStr + Send>(&self, key: &str) -> Result<T, Error> {
        let value = self.raw(key).await?;
        value.parse().map_err(|_| Error::Malformed {
            key: key.to_owned(),
            value,
        })
    }

    async fn get_or<T>(&self, key: &str, default: T) -> Result<T, Error>
    where
        T: FromStr + Send + 'static,
    {
        match self.get(key).await {
            Err(Error::Missing(_)) => Ok(default),
            result => result,
        }
    }

    async fn section<'a>(&'a self, name: &'a str) -> Self::Section<'a>;
    async fn load(providers: Vec<Arc<dyn Provider>>) -> Self;
}

#[derive(Clone)]
struct Layered {
    providers: Vec<Arc<dyn Provider>>,
}

struct Section<'a, S> {
    settings: &'a S,
    prefix: &'a str,
}

impl<S: Settings> Section<'_, S> {
    async fn get<T: FromStr + Send>(&self, key: &str) -> Result<T, Error> {
        self.settings
            .get(&format!("{}{}{key}", self.prefix, S::SEPARATOR))
            .await
    }
}

#[async_trait]
impl Settings for Layered {
    type Section<'a> = Section<'a, Self>;

    async fn raw(&self, key: &str) -> Result<String, Error> {
        for provider in &self.providers {
            if let Some(value) = provider.read(key).await {
                return Ok(value);
            }
        }
        Err(Error::Missing(key.to_owned()))
    }

    async fn section<'a>(&'a self, name: &'a str) -> Section<'a, Self> {
        Section {
            settings: self,
            prefix: name,
        }
    }

    async fn load(providers: Vec<Arc<dyn Provider>>) -> Self {
        Layered { providers }
    }
}

struct Map(BTreeMap<&'static str, &'static str>);

#[async_trait]
impl Provider for Map {
    async fn read(&self, key: &str) -> Option<String> {
        tokio::task::yield_now().await;
        self.0.get(key).map(ToString::to_string)
    }
}

async fn port<S: Settings>(settings: S) -> Result<u16, Error> {
    settings.get_or("port", 80).await
}

#[tokio::test]
async fn the_first_layer_wins() {
    let given = Map([("http.port", "8080"), ("debug", "yes")].into());
    let defaults = Map([("http.port", "80"), ("http.host", "localhost")].into());
    let settings = Layered::load(vec![Arc::new(given), Arc::new(defaults)]).await;
    let shared = settings.clone();
    let task = tokio::spawn(async move {
        let http = shared.section("http").await;
        (
            http.get::<u16>("port").await,
            http.get::<String>("host").await,
        )
    });
    assert_eq!(task.await.unwrap(), (Ok(8080), Ok("localhost".into())));
    let malformed = Error::Malformed {
        key: "debug".into(),
        value: "yes".into(),
    };
    assert_eq!(settings.get::<bool>("debug").await, Err(malformed));
    assert_eq!(
        settings.get::<u8>("none").await,
        Err(Error::Missing("none".into()))
    );
    assert_eq!(tokio::spawn(port(settings)).await.unwrap(), Ok(80));
}
