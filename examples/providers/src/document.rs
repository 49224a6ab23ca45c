//! Credentials as they are written in JSON and TOML.

use humantime::parse_rfc3339_weak;
use serde_json::Value;

use crate::Credentials;

/// Reads `key_id`, `secret` and, if it is there, `expires`, a time such as `2026-01-31T12:00:00Z`.
/// What is wrong is told in words that quote nothing.
pub(crate) fn read(provider: &str, document: &Value) -> Result<Credentials, String> {
    let key_id = text(document, "key_id")?.ok_or("no `key_id`")?;
    let secret = text(document, "secret")?.ok_or("no `secret`")?;
    let credentials = Credentials::new(provider, key_id, secret);
    let Some(expires) = text(document, "expires")? else {
        return Ok(credentials);
    };
    match parse_rfc3339_weak(expires) {
        Ok(time) => Ok(credentials.until(time)),
        Err(_) => Err("`expires` is no time such as 2026-01-31T12:00:00Z".to_owned()),
    }
}

fn text<'d>(document: &'d Value, name: &str) -> Result<Option<&'d str>, String> {
    match document.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if !text.is_empty() => Ok(Some(text)),
        Some(Value::String(_)) => Err(format!("`{name}` is empty")),
        Some(_) => Err(format!("`{name}` is no text")),
    }
}

/// Reads credentials from JSON.
pub(crate) fn read_json(provider: &str, json: &[u8]) -> Result<Credentials, String> {
    let document: Value = serde_json::from_slice(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("no JSON, from line {line}, column {column} on")
    })?;
    read(provider, &document)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn all_three_are_read() {
        let json =
            br#"{"key_id": "K", "secret": "hush", "expires": "1970-01-01T00:01:00Z", "more": 1}"#;
        let credentials = read_json("me", json).unwrap();
        assert_eq!(credentials.provider(), "me");
        assert_eq!(credentials.key_id(), "K");
        assert_eq!(credentials.expose_secret(), "hush");
        let minute = SystemTime::UNIX_EPOCH + Duration::from_secs(60);
        assert_eq!(credentials.expires(), Some(minute));
    }

    #[test]
    fn what_is_wrong_is_told_without_quoting() {
        let refused = |json: &str| read_json("me", json.as_bytes()).unwrap_err();
        assert_eq!(refused("hush"), "no JSON, from line 1, column 1 on");
        assert_eq!(refused("[]"), "no `key_id`");
        assert_eq!(refused(r#"{"key_id": "K"}"#), "no `secret`");
        assert_eq!(
            refused(r#"{"key_id": "K", "secret": ""}"#),
            "`secret` is empty"
        );
        assert_eq!(
            refused(r#"{"key_id": "K", "secret": 7}"#),
            "`secret` is no text"
        );
        assert_eq!(
            refused(r#"{"key_id": "K", "secret": "hush", "expires": "hush"}"#),
            "`expires` is no time such as 2026-01-31T12:00:00Z"
        );
    }
}
