//! The environment.

use std::env::{self, VarError};

use crate::{Credentials, Error, ProvideCredentials};

/// How a variable is looked up.
pub type Lookup = fn(&str) -> Result<String, VarError>;

/// The variables `PREFIX_KEY_ID` and `PREFIX_SECRET`: both, or neither.
#[derive(Debug)]
pub struct Environment<F = Lookup> {
    key_id: String,
    secret: String,
    lookup: F,
}

impl Environment {
    /// The environment of this process.
    pub fn new(prefix: &str) -> Self {
        Self::with_lookup(prefix, |name| env::var(name))
    }
}

impl<F> Environment<F>
where
    F: Fn(&str) -> Result<String, VarError> + Send + Sync,
{
    /// Another environment than that of this process, which is changed best by nobody.
    pub fn with_lookup(prefix: &str, lookup: F) -> Self {
        Self {
            key_id: format!("{prefix}_KEY_ID"),
            secret: format!("{prefix}_SECRET"),
            lookup,
        }
    }

    /// A variable that is empty is as good as none.
    fn get(&self, name: &str) -> Result<Option<String>, Error> {
        match (self.lookup)(name) {
            Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
            Err(VarError::NotPresent) => Ok(None),
            // The error would show what is in it.
            Err(VarError::NotUnicode(_)) => {
                let message = format!("{name} is not UTF-8");
                Err(Error::failed(self.name(), message))
            }
        }
    }
}

impl<F> ProvideCredentials for Environment<F>
where
    F: Fn(&str) -> Result<String, VarError> + Send + Sync,
{
    fn name(&self) -> &'static str {
        "environment"
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let Self { key_id, secret, .. } = self;
        let half = |set, unset| {
            let message = format!("{set} is set, but {unset} is not");
            Err(Error::failed(self.name(), message))
        };
        match (self.get(key_id)?, self.get(secret)?) {
            (Some(key_id), Some(secret)) => Ok(Credentials::new(self.name(), key_id, secret)),
            (Some(_), None) => half(key_id, secret),
            (None, Some(_)) => half(secret, key_id),
            (None, None) => {
                let message = format!("{key_id} is not set");
                Err(Error::not_configured(self.name(), message))
            }
        }
    }
}
