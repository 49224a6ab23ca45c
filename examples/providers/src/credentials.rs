//! Credentials, which do not reveal their secret by accident, and the reasons for having none.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

/// The identifier of a key and its secret. The secret is overwritten in memory when it is dropped, and
/// `Debug` does not show it.
#[derive(Clone, Debug)]
pub(crate) struct Credentials {
    provider: String,
    key_id: String,
    secret: SecretString,
    expires: Option<SystemTime>,
}

impl Credentials {
    /// Reads `key_id`, `secret` and the optional `expires`, a time such as `2026-01-31T12:00:00Z`. The error
    /// quotes no input.
    pub(crate) fn read(provider: &str, document: &Value) -> Result<Self, String> {
        let text = |name: &str| match document.get(name).and_then(Value::as_str) {
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(format!("no text `{name}`")),
        };
        let expires = match document.get("expires") {
            None => None,
            Some(_) => {
                let time = humantime::parse_rfc3339_weak(text("expires")?);
                Some(time.map_err(|_| "`expires` is no time such as 2026-01-31T12:00:00Z")?)
            }
        };
        Ok(Self {
            provider: provider.to_owned(),
            key_id: text("key_id")?.to_owned(),
            secret: text("secret")?.into(),
            expires,
        })
    }

    /// The provider that they are from.
    pub(crate) fn provider(&self) -> &str {
        &self.provider
    }

    pub(crate) fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The secret. The caller is responsible for it.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "this program shows who has it, and no more")
    )]
    pub(crate) fn expose_secret(&self) -> &str {
        self.secret.expose_secret()
    }

    /// When they expire, if they do.
    pub(crate) fn expires(&self) -> Option<SystemTime> {
        self.expires
    }

    /// Whether they will be valid for longer than `time`.
    pub(crate) fn are_good_for(&self, time: Duration, now: SystemTime) -> bool {
        let Some(expires) = self.expires else {
            return true;
        };
        expires.duration_since(now).is_ok_and(|left| left > time)
    }
}

/// Why there are no credentials. The message quotes no input, because that is secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Error {
    /// The provider is not configured here; others may be.
    #[error("{0}")]
    NotConfigured(String),
    /// The provider is configured, but failed.
    #[error("{0}")]
    Failed(String),
}

impl Error {
    pub(crate) fn not_configured(provider: &str, message: impl fmt::Display) -> Self {
        Self::NotConfigured(format!("{provider}: {message}"))
    }

    pub(crate) fn failed(provider: &str, message: impl fmt::Display) -> Self {
        Self::Failed(format!("{provider}: {message}"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn all_three_are_read_and_the_secret_is_not_shown() {
        let document = json!({"key_id": "K", "secret": "hush", "expires": "1970-01-01T00:01:00Z"});
        let credentials = Credentials::read("me", &document).unwrap();
        assert_eq!(credentials.key_id(), "K");
        assert_eq!(credentials.expose_secret(), "hush");
        assert!(!format!("{credentials:?}").contains("hush"));
        let good = |seconds| {
            credentials.are_good_for(Duration::from_secs(seconds), SystemTime::UNIX_EPOCH)
        };
        assert!(good(59) && !good(60));
    }

    #[test]
    fn what_is_wrong_is_told_without_quoting() {
        let refused = |document| Credentials::read("me", &document).unwrap_err();
        assert_eq!(refused(json!(["hush"])), "no text `key_id`");
        assert_eq!(
            refused(json!({"key_id": "K", "secret": 7})),
            "no text `secret`"
        );
        let expires = json!({"key_id": "K", "secret": "hush", "expires": "hush"});
        let message = "`expires` is no time such as 2026-01-31T12:00:00Z";
        assert_eq!(refused(expires), message);
    }
}
