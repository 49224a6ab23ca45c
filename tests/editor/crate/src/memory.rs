//! An implementor.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::store::{Closed, Keyed, Store};

/// A store that forgets.
#[derive(Debug, Default)]
pub struct Memory {
    values: Mutex<HashMap<String, String>>,
}

impl Store for Memory {
    async fn fetch(&self, key: &str) -> Option<String> {
        let values = self.values.lock().ok()?;
        values.get(key).cloned()
    }

    async fn keep(&self, key: &str, value: String) -> Result<(), Closed> {
        let mut values = self.values.lock().map_err(|_| Closed)?;
        values.insert(key.to_owned(), value);
        Ok(())
    }

    fn count(&self) -> usize {
        self.values.lock().map_or(0, |values| values.len())
    }
}

impl Keyed for Memory {
    type Key = u8;

    async fn find(&self, key: u8) -> Option<String> {
        self.fetch(&key.to_string()).await
    }
}
