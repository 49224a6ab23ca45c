//! An implementor.

use std::collections::HashMap;

use crate::store::{Closed, Store};

/// A store that forgets.
#[derive(Debug, Default)]
pub struct Memory {
    values: HashMap<String, String>,
}

impl Store for Memory {
    async fn fetch(&self, key: &str) -> Option<String> {
        self.values.get(key).cloned()
    }

    async fn insert(&mut self, key: &str, value: String) -> Result<(), Closed> {
        self.values.insert(key.to_owned(), value);
        Ok(())
    }

    fn count(&self) -> usize {
        self.values.len()
    }
}
