//! A chain of authenticators, tokens with borrowed claims, and guards that ask for roles.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::async_trait;

pub struct Parts<'r> {
    pub headers: &'r HashMap<String, String>,
    pub path: &'r str,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    pub name: String,
    pub roles: Vec<&'static str>,
}

#[derive(Debug, PartialEq)]
pub enum Denied {
    Anonymous,
    Invalid(Cow<'static, str>),
    Missing { role: &'static str },
}

#[async_trait]
pub trait Authenticator: Send + Sync {
    async fn authenticate(&self, parts: &Parts<'_>) -> Result<Option<Identity>, Denied>;
}

#[async_trait]
pub trait Guard: Send + Sync {
    async fn allows<'i>(
        &self,
        parts: &Parts<'_>,
        identity: &'i Identity,
    ) -> Result<&'i Identity, Denied>;
}

struct Basic(HashMap<&'static str, Identity>);
struct Bearer {
    prefix: &'static str,
}
struct Chain(Vec<Box<dyn Authenticator>>);

#[async_trait]
impl Authenticator for Basic {
    async fn authenticate(&self, parts: &Parts<'_>) -> Result<Option<Identity>, Denied> {
        let Some(name) = parts.headers.get("user") else {
            return Ok(None);
        };
        tokio::task::yield_now().await;
        match self.0.get(name.as_str()) {
            Some(identity) => Ok(Some(identity.clone())),
            None => Err(Denied::Invalid(format!("no {name}").into())),
        }
    }
}

#[async_trait]
impl Authenticator for Bearer {
    async fn authenticate(&self, parts: &Parts<'_>) -> Result<Option<Identity>, Denied> {
        let token = parts.headers.get("token").map(String::as_str);
        let Some(name) = token.and_then(|token| token.strip_prefix(self.prefix)) else {
            return Ok(None);
        };
        if name.is_empty() {
            return Err(Denied::Invalid("empty token".into()));
        }
        Ok(Some(Identity {
            name: name.to_owned(),
            roles: vec![],
        }))
    }
}

#[async_trait]
impl Authenticator for Chain {
    async fn authenticate(&self, parts: &Parts<'_>) -> Result<Option<Identity>, Denied> {
        for authenticator in &self.0 {
            if let Some(identity) = authenticator.authenticate(parts).await? {
                return Ok(Some(identity));
            }
        }
        Ok(None)
    }
}

struct Role {
    below: &'static str,
    role: &'static str,
}

#[async_trait]
impl Guard for Role {
    async fn allows<'i>(
        &self,
        parts: &Parts<'_>,
        identity: &'i Identity,
    ) -> Result<&'i Identity, Denied> {
        if parts.path.starts_with(self.below) && !identity.roles.contains(&self.role) {
            return Err(Denied::Missing { role: self.role });
        }
        Ok(identity)
    }
}

struct Gate {
    authenticator: Arc<dyn Authenticator>,
    guards: Vec<Arc<dyn Guard>>,
}

impl Gate {
    async fn enter(&self, headers: &[(&str, &str)], path: &str) -> Result<String, Denied> {
        let headers = headers
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect();
        let parts = Parts {
            headers: &headers,
            path,
        };
        let identity = self
            .authenticator
            .authenticate(&parts)
            .await?
            .ok_or(Denied::Anonymous)?;
        let mut allowed = &identity;
        for guard in &self.guards {
            allowed = guard.allows(&parts, allowed).await?;
        }
        Ok(allowed.name.clone())
    }
}

#[tokio::test]
async fn the_first_that_knows_decides() {
    let ada = Identity {
        name: "ada".into(),
        roles: vec!["admin"],
    };
    let chain = Chain(vec![
        Box::new(Bearer { prefix: "t-" }),
        Box::new(Basic([("ada", ada)].into())),
    ]);
    let gate = Gate {
        authenticator: Arc::new(chain),
        guards: vec![Arc::new(Role {
            below: "/admin",
            role: "admin",
        })],
    };
    let gate = Arc::new(gate);
    let shared = Arc::clone(&gate);
    let entered = tokio::spawn(async move { shared.enter(&[("user", "ada")], "/admin").await });
    assert_eq!(entered.await.unwrap(), Ok("ada".into()));
    assert_eq!(
        gate.enter(&[("token", "t-bob")], "/").await,
        Ok("bob".into())
    );
    assert_eq!(
        gate.enter(&[("token", "t-bob")], "/admin").await,
        Err(Denied::Missing { role: "admin" })
    );
    assert_eq!(
        gate.enter(&[("user", "eve")], "/").await,
        Err(Denied::Invalid("no eve".into()))
    );
    assert_eq!(gate.enter(&[], "/").await, Err(Denied::Anonymous));
}
