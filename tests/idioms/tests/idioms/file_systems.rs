//! A virtual file system: one trait for files, one for trees, and overlays of several.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::async_trait;

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    File(u64),
    Directory,
}

#[derive(Debug, PartialEq)]
pub enum Error {
    NotFound(String),
    NotADirectory,
}

#[async_trait]
pub trait File: Send {
    async fn read_to_end(&mut self) -> Result<Vec<u8>, Error>;
    async fn write_all(&mut self, bytes: &[u8]) -> Result<(), Error>;
    async fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

#[async_trait]
pub trait FileSystem: Send + Sync + 'static {
    async fn open(&self, path: &str) -> Result<Box<dyn File>, Error>;
    async fn list(&self, path: &str) -> Result<Vec<(String, Kind)>, Error>;

    /// All files below a path, and how large they are together.
    async fn walk(&self, path: &str, found: &mut Vec<String>) -> Result<u64, Error> {
        let mut total = 0;
        let mut rest = vec![path.to_owned()];
        while let Some(path) = rest.pop() {
            for (name, kind) in self.list(&path).await? {
                let path = format!("{path}/{name}");
                match kind {
                    Kind::Directory => rest.push(path),
                    Kind::File(size) => {
                        total += size;
                        found.push(path);
                    }
                }
            }
        }
        found.sort();
        Ok(total)
    }
}

type Files = Arc<Mutex<BTreeMap<String, Vec<u8>>>>;

#[derive(Clone, Default)]
struct Memory(Files);

struct MemoryFile(Files, String);

#[async_trait]
impl File for MemoryFile {
    async fn read_to_end(&mut self) -> Result<Vec<u8>, Error> {
        self.0
            .lock()
            .unwrap()
            .get(&self.1)
            .cloned()
            .ok_or_else(|| Error::NotFound(self.1.clone()))
    }
    async fn write_all(&mut self, bytes: &[u8]) -> Result<(), Error> {
        tokio::task::yield_now().await;
        self.0
            .lock()
            .unwrap()
            .entry(self.1.clone())
            .or_default()
            .extend(bytes);
        Ok(())
    }
}

#[async_trait]
impl FileSystem for Memory {
    async fn open(&self, path: &str) -> Result<Box<dyn File>, Error> {
        Ok(Box::new(MemoryFile(Arc::clone(&self.0), path.to_owned())))
    }
    async fn list(&self, path: &str) -> Result<Vec<(String, Kind)>, Error> {
        let files = self.0.lock().unwrap();
        let mut entries = BTreeMap::new();
        for (name, bytes) in files.iter() {
            let Some(below) = name
                .strip_prefix(path)
                .and_then(|name| name.strip_prefix('/'))
            else {
                continue;
            };
            match below.split_once('/') {
                Some((directory, _)) => entries.insert(directory.to_owned(), Kind::Directory),
                None => entries.insert(below.to_owned(), Kind::File(bytes.len() as u64)),
            };
        }
        if entries.is_empty() {
            Err(Error::NotADirectory)
        } else {
            Ok(entries.into_iter().collect())
        }
    }
}

#[async_trait]
impl FileSystem for Box<dyn FileSystem> {
    async fn open(&self, path: &str) -> Result<Box<dyn File>, Error> {
        (**self).open(path).await
    }
    async fn list(&self, path: &str) -> Result<Vec<(String, Kind)>, Error> {
        (**self).list(path).await
    }
}

/// A tree of another file system.
struct Chroot<F> {
    inner: F,
    root: &'static str,
}

#[async_trait]
impl<F: FileSystem> FileSystem for Chroot<F> {
    async fn open(&self, path: &str) -> Result<Box<dyn File>, Error> {
        self.inner.open(&format!("{}{path}", self.root)).await
    }
    async fn list(&self, path: &str) -> Result<Vec<(String, Kind)>, Error> {
        self.inner.list(&format!("{}{path}", self.root)).await
    }
}

async fn copy(from: &dyn FileSystem, to: &dyn FileSystem, path: &str) -> Result<(), Error> {
    let bytes = from.open(path).await?.read_to_end().await?;
    let mut target = to.open(path).await?;
    target.write_all(&bytes).await?;
    target.flush().await
}

#[tokio::test]
async fn trees_are_walked_behind_boxes() {
    let memory = Memory::default();
    for (path, text) in [("/etc/host", "a"), ("/home/a/b", "bcd"), ("/home/c", "ef")] {
        memory
            .open(path)
            .await
            .unwrap()
            .write_all(text.as_bytes())
            .await
            .unwrap();
    }
    let boxed: Box<dyn FileSystem> = Box::new(memory.clone());
    let home = Chroot {
        inner: boxed,
        root: "/home",
    };
    let task = tokio::spawn(async move {
        let mut found = Vec::new();
        let total = home.walk("", &mut found).await?;
        copy(&home, &memory, "/c").await?;
        Ok::<_, Error>((total, found, memory.open("/c").await?.read_to_end().await?))
    });
    let (total, found, copied) = task.await.unwrap().unwrap();
    assert_eq!((total, copied), (5, b"ef".to_vec()));
    assert_eq!(found, ["/a/b", "/c"]);
}
