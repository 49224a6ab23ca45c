//! A connection pool: a manager with associated types, and guards that give connections back.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore};

use crate::async_trait;

#[async_trait]
pub trait ManageConnection: Sized + Send + Sync + 'static {
    type Connection: Send + 'static;
    type Error: std::fmt::Debug + Send + 'static;
    async fn connect(&self) -> Result<Self::Connection, Self::Error>;
    async fn is_valid(&self, connection: &mut Self::Connection) -> Result<(), Self::Error>;
    fn has_broken(&self, connection: &mut Self::Connection) -> bool;
}

#[async_trait]
pub trait Customize<C, E>: Send + Sync {
    async fn on_acquire(&self, _connection: &mut C) -> Result<(), E> {
        Ok(())
    }
}

struct Inner<M: ManageConnection> {
    manager: M,
    idle: Mutex<Vec<M::Connection>>,
    permits: Arc<Semaphore>,
    customizer: Box<dyn Customize<M::Connection, M::Error>>,
}

pub struct Pool<M: ManageConnection>(Arc<Inner<M>>);

impl<M: ManageConnection> Clone for Pool<M> {
    fn clone(&self) -> Self {
        Pool(Arc::clone(&self.0))
    }
}

pub struct Pooled<M: ManageConnection> {
    connection: Option<M::Connection>,
    pool: Pool<M>,
    _permit: OwnedSemaphorePermit,
}

impl<M: ManageConnection> Pool<M> {
    fn new(
        manager: M,
        max: usize,
        customizer: Box<dyn Customize<M::Connection, M::Error>>,
    ) -> Self {
        let permits = Arc::new(Semaphore::new(max));
        Pool(Arc::new(Inner {
            manager,
            idle: Mutex::default(),
            permits,
            customizer,
        }))
    }

    async fn get(&self) -> Result<Pooled<M>, M::Error> {
        let permit = Arc::clone(&self.0.permits)
            .acquire_owned()
            .await
            .expect("never closed");
        let idle = self.0.idle.lock().await.pop();
        let mut connection = match idle {
            Some(mut idle) => match self.0.manager.is_valid(&mut idle).await {
                Ok(()) => idle,
                Err(_) => self.0.manager.connect().await?,
            },
            None => {
                let mut fresh = self.0.manager.connect().await?;
                self.0.customizer.on_acquire(&mut fresh).await?;
                fresh
            }
        };
        assert!(!self.0.manager.has_broken(&mut connection));
        Ok(Pooled {
            connection: Some(connection),
            pool: self.clone(),
            _permit: permit,
        })
    }
}

impl<M: ManageConnection> Deref for Pooled<M> {
    type Target = M::Connection;
    fn deref(&self) -> &M::Connection {
        self.connection.as_ref().unwrap()
    }
}

impl<M: ManageConnection> DerefMut for Pooled<M> {
    fn deref_mut(&mut self) -> &mut M::Connection {
        self.connection.as_mut().unwrap()
    }
}

impl<M: ManageConnection> Drop for Pooled<M> {
    fn drop(&mut self) {
        let mut connection = self.connection.take().unwrap();
        if !self.pool.0.manager.has_broken(&mut connection) {
            self.pool
                .0
                .idle
                .try_lock()
                .expect("a test of one thread")
                .push(connection);
        }
    }
}

#[derive(Default)]
struct Manager(AtomicUsize);

struct Connection {
    number: usize,
    queries: usize,
    broken: bool,
}

#[async_trait]
impl ManageConnection for Manager {
    type Connection = Connection;
    type Error = String;
    async fn connect(&self) -> Result<Connection, String> {
        tokio::task::yield_now().await;
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Ok(Connection {
            number,
            queries: 0,
            broken: false,
        })
    }
    async fn is_valid(&self, connection: &mut Connection) -> Result<(), String> {
        if connection.queries > 2 {
            Err("worn out".into())
        } else {
            Ok(())
        }
    }
    fn has_broken(&self, connection: &mut Connection) -> bool {
        connection.broken
    }
}

struct Warm;

#[async_trait]
impl<E: Send + 'static> Customize<Connection, E> for Warm {
    async fn on_acquire(&self, connection: &mut Connection) -> Result<(), E> {
        connection.queries = 1;
        Ok(())
    }
}

#[tokio::test]
async fn connections_are_used_again_until_they_are_worn_out() {
    let pool = Pool::new(Manager::default(), 1, Box::new(Warm));
    let mut used = Vec::new();
    for _ in 0..3 {
        let mut connection = pool.get().await.unwrap();
        connection.queries += 1;
        used.push((connection.number, connection.queries));
    }
    assert_eq!(used, [(0, 2), (0, 3), (1, 1)]);
    let other = pool.clone();
    let task = tokio::spawn(async move { other.get().await.unwrap().number });
    assert_eq!(task.await.unwrap(), 1);
    pool.get().await.unwrap().broken = true;
    assert_eq!(pool.get().await.unwrap().number, 2);
}
