use std::env;

use serde_json::json;

use crate::{Credentials, Error, ProvideCredentials};

/// The variables `PREFIX_KEY_ID` and `PREFIX_SECRET`.
pub(crate) struct Environment {
    prefix: &'static str,
}

impl Environment {
    pub(crate) fn new(prefix: &'static str) -> Self {
        Self { prefix }
    }
}

impl ProvideCredentials for Environment {
    fn name(&self) -> String {
        "environment".to_owned()
    }

    async fn provide(&self) -> Result<Credentials, Error> {
        let names = ["KEY_ID", "SECRET"].map(|name| format!("{}_{name}", self.prefix));
        let [key_id, secret] = names.each_ref().map(|name| env::var(name).ok());
        if key_id.is_none() && secret.is_none() {
            let message = format!("{} is not set", names[0]);
            return Err(Error::not_configured(&self.name(), message));
        }
        let document = json!({"key_id": key_id, "secret": secret});
        let credentials = Credentials::read(&self.name(), &document);
        credentials.map_err(|message| Error::failed(&self.name(), message))
    }
}
