//! The list of what is wanted, as `sha256sum` writes it.

use std::{fmt, str::FromStr, sync::Arc};

use anyhow::{Context as _, Error, Result, bail, ensure};

/// The ending of a file while it is written. No path of a list has it.
pub const PART: &str = ".part";

/// The SHA-256 of a file's content.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        ensure!(
            text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "`{text}` is no SHA-256, which has 64 hexadecimal digits"
        );
        let mut digest = [0; 32];
        for (byte, start) in digest.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&text[start..start + 2], 16)?;
        }
        Ok(Self(digest))
    }
}

/// A file, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Where it is on a mirror: names of folders and of the file, with `/` between them.
    pub path: Arc<str>,
    /// Of its content.
    pub digest: Digest,
}

/// Reads a list: in each line a digest, two spaces (or a space and a star), and a path.
///
/// # Errors
///
/// A line is not like that, a path leads out of the mirror's folder, ends with [`PART`] or is there
/// twice, or there are no lines. `source` is what the list is called in the message.
pub fn parse(source: &str, text: &str) -> Result<Vec<Wanted>> {
    let mut list: Vec<Wanted> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.is_empty() {
            continue;
        }
        let wanted = parse_line(line).with_context(|| format!("{source}:{number}"))?;
        if list.iter().any(|other| other.path == wanted.path) {
            bail!(
                "{source}:{number}: `{}` is in the list already",
                wanted.path
            );
        }
        list.push(wanted);
    }
    ensure!(!list.is_empty(), "{source}: no files in the list");
    Ok(list)
}

fn parse_line(line: &str) -> Result<Wanted> {
    let (digest, path) = line
        .split_once("  ")
        .or_else(|| line.split_once(" *"))
        .context("expected a SHA-256, two spaces and a path")?;
    let digest = digest.parse()?;
    let leads_out = |part: &str| matches!(part, "" | "." | "..") || part.contains(['\\', ':']);
    ensure!(
        !path.split('/').any(leads_out),
        "`{path}` is no path inside a folder"
    );
    ensure!(
        !path.ends_with(PART),
        "`{path}` has the ending of files that are not whole yet"
    );
    Ok(Wanted {
        path: path.into(),
        digest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    fn refused(text: &str) -> String {
        format!("{:#}", parse("list", text).unwrap_err())
    }

    #[test]
    fn lines_of_text_and_of_binary_files() {
        let list = parse("list", &format!("{EMPTY}  a\n\n{EMPTY} *b/c d\n")).unwrap();
        let paths: Vec<_> = list.iter().map(|wanted| &*wanted.path).collect();
        assert_eq!(paths, ["a", "b/c d"]);
        assert_eq!(list[0].digest.to_string(), EMPTY);
    }

    #[test]
    fn what_is_no_such_line_is_refused_with_its_number() {
        assert_eq!(refused("\n"), "list: no files in the list");
        assert_eq!(
            refused(&format!("\n{EMPTY}")),
            "list:2: expected a SHA-256, two spaces and a path"
        );
        assert_eq!(
            refused("e3b0  a"),
            "list:1: `e3b0` is no SHA-256, which has 64 hexadecimal digits"
        );
        assert_eq!(
            refused(&format!("{EMPTY}  a\n{EMPTY}  a")),
            "list:2: `a` is in the list already"
        );
    }

    #[test]
    fn a_path_that_would_be_that_of_half_a_file_is_refused() {
        assert_eq!(
            refused(&format!("{EMPTY}  a.part")),
            "list:1: `a.part` has the ending of files that are not whole yet"
        );
    }

    #[test]
    fn a_path_that_leads_out_is_refused() {
        for path in [
            "/etc/passwd",
            "../a",
            "a/../../b",
            "a//b",
            "",
            "C:/a",
            "a\\b",
        ] {
            let message = format!("list:1: `{path}` is no path inside a folder");
            assert_eq!(refused(&format!("{EMPTY}  {path}")), message);
        }
    }
}
