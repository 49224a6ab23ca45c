//! A repository with its own error type, a service over `Arc<dyn Repository>`, and two backends.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use tokio::sync::RwLock;

use crate::async_trait;

#[derive(Debug, Clone, PartialEq)]
pub struct User {
    pub id: u64,
    pub name: String,
    pub email: Option<String>,
}

#[derive(Debug)]
pub enum RepositoryError {
    NotFound(u64),
    Conflict { name: String },
    Backend(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for RepositoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(id) => write!(f, "no user {id}"),
            Self::Conflict { name } => write!(f, "`{name}` is taken"),
            Self::Backend(error) => write!(f, "backend: {error}"),
        }
    }
}

impl std::error::Error for RepositoryError {}

#[async_trait]
pub trait UserRepository: Send + Sync {
    async fn find(&self, id: u64) -> Result<User, RepositoryError>;
    async fn find_by_name(&self, name: &str) -> Result<Option<User>, RepositoryError>;
    async fn insert(&self, name: String, email: Option<&str>) -> Result<u64, RepositoryError>;
    async fn all(&self) -> Result<Vec<User>, RepositoryError>;
    async fn exists(&self, name: &str) -> Result<bool, RepositoryError> {
        Ok(self.find_by_name(name).await?.is_some())
    }
}

#[derive(Default)]
struct InMemory {
    users: RwLock<BTreeMap<u64, User>>,
}

#[async_trait]
impl UserRepository for InMemory {
    async fn find(&self, id: u64) -> Result<User, RepositoryError> {
        let users = self.users.read().await;
        users.get(&id).cloned().ok_or(RepositoryError::NotFound(id))
    }

    async fn find_by_name(&self, name: &str) -> Result<Option<User>, RepositoryError> {
        Ok(self
            .users
            .read()
            .await
            .values()
            .find(|user| user.name == name)
            .cloned())
    }

    async fn insert(&self, name: String, email: Option<&str>) -> Result<u64, RepositoryError> {
        if self.exists(&name).await? {
            return Err(RepositoryError::Conflict { name });
        }
        let mut users = self.users.write().await;
        let id = users.len() as u64 + 1;
        users.insert(
            id,
            User {
                id,
                name,
                email: email.map(str::to_owned),
            },
        );
        Ok(id)
    }

    async fn all(&self) -> Result<Vec<User>, RepositoryError> {
        Ok(self.users.read().await.values().cloned().collect())
    }
}

/// Fails in each method that it does not need.
struct Broken;

#[async_trait]
impl UserRepository for Broken {
    async fn find(&self, _id: u64) -> Result<User, RepositoryError> {
        Err(RepositoryError::Backend("connection reset".into()))
    }
    async fn find_by_name(&self, _name: &str) -> Result<Option<User>, RepositoryError> {
        Ok(None)
    }
    async fn insert(&self, _: String, _: Option<&str>) -> Result<u64, RepositoryError> {
        unimplemented!()
    }
    async fn all(&self) -> Result<Vec<User>, RepositoryError> {
        Ok(vec![])
    }
}

#[derive(Clone)]
struct UserService {
    repository: Arc<dyn UserRepository>,
}

impl UserService {
    async fn register(&self, name: &str) -> Result<User, Box<dyn std::error::Error + Send + Sync>> {
        let email = format!("{name}@example.org");
        let id = self
            .repository
            .insert(name.to_owned(), Some(&email))
            .await?;
        Ok(self.repository.find(id).await?)
    }
}

#[tokio::test]
async fn a_service_shares_its_repository_with_tasks() {
    let service = UserService {
        repository: Arc::new(InMemory::default()),
    };
    let other = service.clone();
    let registered = tokio::spawn(async move { other.register("ada").await })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        registered,
        User {
            id: 1,
            name: "ada".into(),
            email: Some("ada@example.org".into())
        }
    );
    let error = service.register("ada").await.unwrap_err();
    assert_eq!(error.to_string(), "`ada` is taken");
    assert_eq!(service.repository.all().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_backend_that_fails_says_why() {
    let repository: &dyn UserRepository = &Broken;
    assert!(!repository.exists("ada").await.unwrap());
    assert_eq!(
        repository.find(1).await.unwrap_err().to_string(),
        "backend: connection reset"
    );
}
