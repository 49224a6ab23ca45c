//! A registry of plugins: made by name, started in order, stopped in reverse.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::async_trait;

type Log = Arc<Mutex<Vec<String>>>;
type Failure = Box<dyn std::error::Error + Send + Sync>;

pub struct Host {
    log: Log,
    settings: BTreeMap<String, String>,
}

#[async_trait]
pub trait Plugin: Any + Send + Sync {
    fn name(&self) -> &'static str;
    fn as_any(&self) -> &dyn Any;
    fn depends_on(&self) -> &[&'static str] {
        &[]
    }
    async fn start(&mut self, host: &Host) -> Result<(), Failure>;
    async fn event(&self, name: &str, payload: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
        let _ = (name, payload);
        Ok(None)
    }
    async fn stop(self: Box<Self>) -> Result<(), Failure> {
        Ok(())
    }
}

pub type Factory = fn() -> Box<dyn Plugin>;

const FACTORIES: &[(&str, Factory)] = &[
    ("database", || {
        Box::new(DatabasePlugin {
            url: None,
            log: Log::default(),
        })
    }),
    ("web", || Box::new(Web::default())),
];

struct DatabasePlugin {
    url: Option<String>,
    log: Log,
}

#[async_trait]
impl Plugin for DatabasePlugin {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn name(&self) -> &'static str {
        "database"
    }
    async fn start(&mut self, host: &Host) -> Result<(), Failure> {
        tokio::task::yield_now().await;
        let url = host.settings.get("url").ok_or("no `url`")?;
        self.url = Some(url.clone());
        self.log = Arc::clone(&host.log);
        self.log.lock().unwrap().push(format!("connected to {url}"));
        Ok(())
    }
    async fn event(&self, name: &str, payload: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
        match name {
            "query" => Ok(Some(payload.iter().rev().copied().collect())),
            _ => Ok(None),
        }
    }
    async fn stop(self: Box<Self>) -> Result<(), Failure> {
        let url = self.url.ok_or("was not started")?;
        self.log.lock().unwrap().push(format!("left {url}"));
        Ok(())
    }
}

#[derive(Default)]
struct Web {
    started: bool,
}

#[async_trait]
impl Plugin for Web {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn name(&self) -> &'static str {
        "web"
    }
    fn depends_on(&self) -> &[&'static str] {
        &["database"]
    }
    async fn start(&mut self, host: &Host) -> Result<(), Failure> {
        self.started = true;
        host.log.lock().unwrap().push("web".into());
        Ok(())
    }
}

async fn start_all(names: &[&str], host: &Host) -> Result<Vec<Box<dyn Plugin>>, Failure> {
    let mut running: Vec<Box<dyn Plugin>> = Vec::new();
    for name in names {
        let (_, factory) = FACTORIES
            .iter()
            .find(|(known, _)| known == name)
            .ok_or("unknown plugin")?;
        let mut plugin = factory();
        for needed in plugin.depends_on() {
            if !running.iter().any(|other| other.name() == *needed) {
                return Err(format!("{name} needs {needed}").into());
            }
        }
        plugin.start(host).await?;
        running.push(plugin);
    }
    Ok(running)
}

fn host() -> Host {
    Host {
        log: Log::default(),
        settings: [("url".to_owned(), "mem:".to_owned())].into(),
    }
}

#[tokio::test]
async fn plugins_start_answer_and_stop() {
    let host = Arc::new(host());
    let shared = Arc::clone(&host);
    let plugins = tokio::spawn(async move { start_all(&["database", "web"], &shared).await });
    let plugins = plugins.await.unwrap().unwrap();
    let mut answers = Vec::new();
    for plugin in &plugins {
        answers.extend(plugin.event("query", b"abc").await.unwrap());
    }
    assert_eq!(answers, [b"cba"]);
    let web = plugins[1].as_any();
    assert!(web.downcast_ref::<Web>().unwrap().started);
    for plugin in plugins.into_iter().rev() {
        plugin.stop().await.unwrap();
    }
    assert_eq!(
        *host.log.lock().unwrap(),
        ["connected to mem:", "web", "left mem:"]
    );
}

#[tokio::test]
async fn a_missing_dependency_is_an_error() {
    let error = start_all(&["web"], &host()).await.err().unwrap();
    assert_eq!(error.to_string(), "web needs database");
}
