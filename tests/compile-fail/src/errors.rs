//! What no release rewords: the code and the line of each error.

use std::collections::BTreeSet;
use std::fmt;

/// The errors of a program, without their wording.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Errors(Vec<Error>);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Error {
    line: u32,
    /// `E0038`; empty for an error of a macro.
    code: String,
}

impl Errors {
    /// Those in the normal form of what rustc prints.
    pub(crate) fn of(text: &str) -> Self {
        let mut errors = Vec::new();
        let mut seen = BTreeSet::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(rest) = line.strip_prefix("error") else {
                continue;
            };
            let code = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            let code = code.map_or("", |(code, _)| code).to_owned();
            let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
            let place = place.unwrap_or_default();
            let line = place.rsplit(':').nth(1).and_then(|line| line.parse().ok());
            let line = line.unwrap_or_default();
            // Some releases repeat an error word for word.
            if seen.insert((rest, place)) {
                errors.push(Error { line, code });
            }
        }
        errors.sort();
        Self(errors)
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Error { line, code } in &self.0 {
            let code = if code.is_empty() { "error" } else { code };
            write!(f, "{code} in line {line}; ")?;
        }
        write!(f, "{} in all", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
error[E0038]: the trait `Store` is not dyn compatible
  --> tests/ui/a.rs:12:5
   |
12 |     let store: &dyn Store;
   |                 ^^^ no

warning: unused
 --> tests/ui/a.rs:1:1

error: a generic method
note: of several lines
 --> tests/ui/a.rs:3:7
";

    #[test]
    fn the_code_and_the_line_of_each_error_are_compared() {
        let reworded = TEXT.replace("is not dyn compatible", "has no vtable");
        assert_eq!(Errors::of(TEXT), Errors::of(&reworded));
        for (from, to) in [("E0038", "E0277"), (":12:5", ":13:5"), ("warning", "error")] {
            let other = TEXT.replace(from, to);
            assert_ne!(Errors::of(TEXT), Errors::of(&other));
        }
    }

    #[test]
    fn an_error_that_is_repeated_word_for_word_counts_once() {
        let twice = format!("{TEXT}\n{TEXT}");
        assert_eq!(Errors::of(TEXT), Errors::of(&twice));
        let moved = twice.replacen(":12:5", ":12:6", 1);
        assert_ne!(Errors::of(TEXT), Errors::of(&moved));
    }

    #[test]
    fn errors_are_shown_by_code_and_line() {
        let expected = "error in line 3; E0038 in line 12; 2 in all";
        assert_eq!(Errors::of(TEXT).to_string(), expected);
    }
}
