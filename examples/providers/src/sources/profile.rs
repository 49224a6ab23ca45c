use std::{
    io,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value};
use tokio::fs;

use crate::{Credentials, Error, ProvideCredentials};

/// A table of a TOML file with `key_id`, `secret` and, optionally, `expires`.
pub(crate) struct Profile {
    file: PathBuf,
    table: String,
}

impl Profile {
    /// Reads the file at each call, to see changes.
    pub(crate) fn new(file: &Path, table: &str) -> Self {
        Self {
            file: file.to_owned(),
            table: table.to_owned(),
        }
    }

    fn read(&self, text: &str) -> Result<Credentials, String> {
        // The parser's own error would quote the line.
        let profiles: Map<String, Value> = toml::from_str(text).map_err(|_| "not TOML")?;
        let names = || {
            profiles
                .keys()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let profile = profiles.get(&self.table);
        let profile = profile.ok_or_else(|| format!("no such profile; there are: {}", names()))?;
        Credentials::read(&self.name(), profile)
    }
}

impl ProvideCredentials for Profile {
    fn name(&self) -> String {
        format!("profile `{}` of {}", self.table, self.file.display())
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        match fs::read_to_string(&self.file).await {
            Ok(text) => self
                .read(&text)
                .map_err(|message| Error::failed(&self.name(), message)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(Error::not_configured(&self.name(), "no such file"))
            }
            Err(error) => Err(Error::failed(&self.name(), error)),
        }
    }
}
