//! The text of each file that may change: as it was, as it is on disk, as it is to be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::write::Change;

#[derive(Default)]
pub(crate) struct Texts {
    files: BTreeMap<PathBuf, Text>,
}

struct Text {
    shown: String,
    original: String,
    written: String,
    now: String,
}

impl Texts {
    pub(crate) fn add(&mut self, path: &Path, shown: String, text: &str) {
        let text = Text {
            shown,
            original: text.to_owned(),
            written: text.to_owned(),
            now: text.to_owned(),
        };
        self.files.insert(path.to_owned(), text);
    }

    pub(crate) fn original(&self, path: &Path) -> &str {
        self.files.get(path).map_or("", |text| &text.original)
    }

    pub(crate) fn now(&self, path: &Path) -> &str {
        self.files.get(path).map_or("", |text| &text.now)
    }

    pub(crate) fn set(&mut self, path: &Path, now: String) {
        if let Some(text) = self.files.get_mut(path) {
            text.now = now;
        }
    }

    /// What changed since the files were read.
    pub(crate) fn changes(&self) -> Vec<Change> {
        self.between(|text| (&text.original, &text.now))
    }

    /// What is not on disk yet.
    pub(crate) fn unwritten(&self) -> Vec<Change> {
        self.between(|text| (&text.written, &text.now))
    }

    /// What puts every file back.
    pub(crate) fn undo(&self) -> Vec<Change> {
        self.between(|text| (&text.written, &text.original))
    }

    pub(crate) fn mark_written(&mut self) {
        let texts = self.files.values_mut();
        texts.for_each(|text| text.written.clone_from(&text.now));
    }

    fn between(&self, sides: impl Fn(&Text) -> (&String, &String)) -> Vec<Change> {
        let change = |(path, text): (&PathBuf, &Text)| {
            let (before, after) = sides(text);
            (before != after).then(|| Change {
                path: path.clone(),
                shown: text.shown.clone(),
                before: before.clone(),
                after: after.clone(),
            })
        };
        self.files.iter().filter_map(change).collect()
    }
}
