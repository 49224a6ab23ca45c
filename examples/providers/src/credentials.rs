//! Credentials, which do not show their secret by mistake.

use std::time::{Duration, SystemTime};

use secrecy::{ExposeSecret as _, SecretString};

/// The identifier of a key and its secret. A clone has a copy of the secret; each is overwritten in
/// memory when it is dropped, and none is shown by `Debug`.
#[derive(Clone, Debug)]
pub struct Credentials {
    provider: String,
    key_id: String,
    secret: SecretString,
    expires: Option<SystemTime>,
}

impl Credentials {
    /// Credentials that do not expire.
    pub fn new(provider: &str, key_id: impl Into<String>, secret: impl Into<SecretString>) -> Self {
        Self {
            provider: provider.to_owned(),
            key_id: key_id.into(),
            secret: secret.into(),
            expires: None,
        }
    }

    /// The same credentials, good until `time`.
    #[must_use]
    pub fn until(mut self, time: SystemTime) -> Self {
        self.expires = Some(time);
        self
    }

    /// Who gave them.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// Which key this is; no secret.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The secret. Whoever calls this answers for where it goes.
    pub fn expose_secret(&self) -> &str {
        self.secret.expose_secret()
    }

    /// Until when they are good, if not for ever.
    pub fn expires(&self) -> Option<SystemTime> {
        self.expires
    }

    /// Whether they will be good for at least so long.
    pub fn are_good_for(&self, time: Duration, now: SystemTime) -> bool {
        let Some(expires) = self.expires else {
            return true;
        };
        expires.duration_since(now).is_ok_and(|left| left > time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        let text = format!("{:?}", Credentials::new("me", "KEY1", "hush"));
        assert!(text.contains("KEY1") && !text.contains("hush"), "{text}");
    }

    #[test]
    fn they_are_good_until_they_expire() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
        let good = |expires: u64, seconds| {
            let expires = SystemTime::UNIX_EPOCH + Duration::from_secs(expires);
            let credentials = Credentials::new("me", "KEY1", "hush").until(expires);
            credentials.are_good_for(Duration::from_secs(seconds), now)
        };
        assert!(good(1001, 0));
        assert!(!good(1000, 0));
        assert!(!good(999, 0));
        assert!(good(1061, 60));
        assert!(!good(1060, 60));
        assert!(Credentials::new("me", "KEY1", "hush").are_good_for(Duration::MAX, now));
    }
}
