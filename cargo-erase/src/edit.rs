//! Changes to byte ranges of a text, which keep everything else as written.

use std::ops::Range;

/// Changes to one file, in any order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Edits {
    edits: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Replaces a range with a text.
    pub(crate) fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.edits.push((range, with.into()));
    }

    /// Removes an item or an attribute, with the lines that would be left empty.
    pub(crate) fn delete_lines(&mut self, text: &str, range: Range<usize>) {
        self.replace(with_empty_lines(text, range), "");
    }

    /// The position of the first change.
    pub(crate) fn start(&self) -> usize {
        let starts = self.edits.iter().map(|(range, _)| range.start);
        starts.min().unwrap_or_default()
    }

    /// Adds other changes, unless one of them overlaps with an existing one. A change of exactly the same
    /// range replaces it. Returns whether anything changed.
    pub(crate) fn add(&mut self, other: Edits) -> bool {
        let overlap =
            |a: &Range<usize>, b: &Range<usize>| a != b && a.start < b.end && b.start < a.end;
        let clashes =
            |(new, _): &(Range<usize>, String)| self.edits.iter().any(|(old, _)| overlap(new, old));
        if other.edits.iter().any(clashes) {
            return false;
        }
        let mut is_new = false;
        for (range, text) in other.edits {
            match self.edits.iter_mut().find(|(known, _)| *known == range) {
                Some((_, known)) if *known == text => continue,
                Some((_, known)) => *known = text,
                None => self.edits.push((range, text)),
            }
            is_new = true;
        }
        is_new
    }

    /// The changed text.
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut edits = self.edits.clone();
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut changed = text.to_owned();
        for (range, with) in edits.into_iter().rev() {
            changed.replace_range(range, &with);
        }
        changed
    }
}

// Input:
//     ····#[async_trait]⏎        where the attribute is the range
// Output:
//     the whole line; or the attribute and the blanks after it, if the line has more
fn with_empty_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let is_blank = |c: char| c == ' ' || c == '\t';
    let before = text[..range.start].trim_end_matches(is_blank);
    let after = text[range.end..].trim_start_matches(is_blank);
    let end = text.len() - after.len();
    let line_is_ours = before.is_empty() || before.ends_with('\n');
    let line_end = after
        .strip_prefix("\r\n")
        .or_else(|| after.strip_prefix('\n'));
    match line_end {
        Some(rest) if line_is_ours => before.len()..text.len() - rest.len(),
        None if line_is_ours && after.is_empty() => before.len()..text.len(),
        Some(_) => before.len()..end,
        _ => range.start..end,
    }
}
