//! Reads rows from CSV, and refuses what is not whole, naming the file and the line.

use std::{
    collections::HashMap,
    fs,
    io::{self, Read},
    path::Path,
    str,
};

use anyhow::{Context, Result, bail};
use csv::{ReaderBuilder, StringRecord};

use crate::database::Row;

const BUILT_IN: &[u8] = include_bytes!("data/characters.csv");

/// Rows with distinct keys that are not empty.
pub(crate) struct Input {
    pub source: String,
    pub rows: Vec<Row>,
}

/// Reads and checks the whole of `file`, of standard input for `-`, or of the built-in rows.
pub(crate) fn read(file: Option<&Path>) -> Result<Input> {
    let (source, bytes) = match file {
        None => ("characters.csv".to_owned(), BUILT_IN.to_vec()),
        Some(dash) if dash == Path::new("-") => {
            let mut bytes = Vec::new();
            io::stdin()
                .read_to_end(&mut bytes)
                .context("cannot read standard input")?;
            ("standard input".to_owned(), bytes)
        }
        Some(file) => {
            let source = file.display().to_string();
            let bytes = fs::read(file).with_context(|| format!("cannot read {source}"))?;
            (source, bytes)
        }
    };
    let rows = parse(&source, &bytes)?;
    Ok(Input { source, rows })
}

fn parse(source: &str, bytes: &[u8]) -> Result<Vec<Row>> {
    let text = decode(source, bytes)?;
    // The first record and the number of fields are checked here, for messages of our own.
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut columns = None;
    let mut lines = HashMap::new();
    let mut rows = Vec::new();

    let (mut start, mut breaks) = (0, 0);
    while reader
        .read_record(&mut record)
        .with_context(|| source.to_owned())?
    {
        let end = usize::try_from(reader.position().byte())?;
        let (blank, raw) = split_blank(&text[start..end]);
        let line = 1 + breaks + line_breaks(blank);
        breaks += line_breaks(blank) + line_breaks(raw);
        start = end;

        if raw.matches('"').count() % 2 == 1 {
            bail!("{source}:{line}: a stray quote, or one that is not closed");
        }
        let Some(columns) = columns else {
            if record.len() < 2 {
                bail!(
                    "{source}:{line}: the names of at least two columns are needed, a key and a value"
                );
            }
            columns = Some(record.len());
            continue;
        };
        if record.len() != columns {
            let found = record.len();
            bail!("{source}:{line}: expected {columns} fields as in the first line, found {found}");
        }
        let row = to_row(&record);
        if row.key.is_empty() {
            bail!("{source}:{line}: the key, in the first field, is empty");
        }
        if let Some(first) = lines.insert(row.key.clone(), line) {
            bail!(
                "{source}:{line}: the key {:?} is in line {first} already",
                row.key
            );
        }
        rows.push(row);
    }
    if rows.is_empty() {
        bail!("{source}: no rows after the line of column names");
    }
    Ok(rows)
}

fn to_row(record: &StringRecord) -> Row {
    let mut fields = record.iter();
    let key = fields.next().unwrap_or_default().to_owned();
    let value = fields.collect::<Vec<_>>().join("\t");
    Row { key, value }
}

/// The text without a byte order mark.
fn decode<'b>(source: &str, bytes: &'b [u8]) -> Result<&'b str> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let (valid, rest) = bytes.split_at(error.valid_up_to());
            let line = valid.split(|&byte| byte == b'\n').count();
            let byte = rest.first().copied().unwrap_or_default();
            bail!("{source}:{line}: not UTF-8 (byte 0x{byte:02X})");
        }
    }
}

/// Empty lines, and the second half of a `\r\n`, which the reader skips only when it goes on to the
/// next record; and that record.
fn split_blank(text: &str) -> (&str, &str) {
    let record = text.trim_start_matches(['\r', '\n']);
    text.split_at(text.len() - record.len())
}

fn line_breaks(text: &str) -> usize {
    text.matches('\n').count()
}
