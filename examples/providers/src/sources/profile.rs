//! A file with several profiles.

use std::{io, path::PathBuf};

use serde_json::{Map, Value};
use tokio::fs;

use crate::{Credentials, Error, ProvideCredentials, document};

/// A table of a TOML file:
///
/// ```toml
/// [default]
/// key_id = "DEMO0001"
/// secret = "..."
/// expires = "2030-01-31T12:00:00Z"   # if they do
/// ```
#[derive(Debug)]
pub struct Profile {
    file: PathBuf,
    table: String,
    name: String,
}

impl Profile {
    /// The file is read at each call, so a change is seen.
    pub fn new(file: impl Into<PathBuf>, profile: &str) -> Self {
        let file = file.into();
        Self {
            name: format!("profile `{profile}` of {}", file.display()),
            file,
            table: profile.to_owned(),
        }
    }

    fn read(&self, text: &str) -> Result<Credentials, String> {
        let profiles: Map<String, Value> = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            let line = 1 + before.matches('\n').count();
            format!("line {line} is no TOML")
        })?;
        let Some(profile) = profiles.get(&self.table) else {
            let names: Vec<_> = profiles.keys().map(String::as_str).collect();
            return Err(match &*names {
                [] => "the file is empty".to_owned(),
                names => format!("no such profile; there are: {}", names.join(", ")),
            });
        };
        document::read(&self.name, profile)
    }
}

impl ProvideCredentials for Profile {
    fn name(&self) -> &str {
        &self.name
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let text = match fs::read_to_string(&self.file).await {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::not_configured(&self.name, "no such file"));
            }
            Err(error) => return Err(Error::failed(&self.name, error)),
        };
        self.read(&text)
            .map_err(|message| Error::failed(&self.name, message))
    }
}
