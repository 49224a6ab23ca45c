//! Reads rows from text, and reports the line of an incomplete row.

use std::{collections::HashMap, fs, io, path::Path};

use anyhow::{Context, Result, bail};

const BUILT_IN: &str = include_str!("../data/characters.tsv");

/// One key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub key: String,
    pub value: String,
}

/// Reads `file`, standard input for `-`, or else the built-in rows.
pub(crate) fn read(file: Option<&Path>) -> Result<Vec<Row>> {
    let Some(file) = file else {
        return parse(BUILT_IN);
    };
    let (source, text) = if file == Path::new("-") {
        ("standard input".to_owned(), io::read_to_string(io::stdin()))
    } else {
        (file.display().to_string(), fs::read_to_string(file))
    };
    let text = text.with_context(|| format!("cannot read {source}"))?;
    parse(&text).context(source)
}

fn parse(text: &str) -> Result<Vec<Row>> {
    let mut lines = HashMap::new();
    let mut rows = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        let Some((key, value)) = text.split_once('\t').filter(|(key, _)| !key.is_empty()) else {
            bail!("line {line}: expected a key, a tab and a value, found {text:?}");
        };
        if let Some(first) = lines.insert(key, line) {
            bail!("line {line}: the key {key:?} is in line {first} already");
        }
        let (key, value) = (key.to_owned(), value.to_owned());
        rows.push(Row { key, value });
    }
    if rows.is_empty() {
        bail!("no rows");
    }
    Ok(rows)
}
