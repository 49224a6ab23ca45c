//! Changes of a text by byte ranges, which leave all else as it was written.

use std::ops::Range;

/// Changes of one file, in any order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Edits {
    edits: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Puts a text in the place of a range.
    pub(crate) fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.edits.push((range, with.into()));
    }

    /// Takes a range out.
    pub(crate) fn delete(&mut self, range: Range<usize>) {
        self.replace(range, "");
    }

    /// Takes an item or an attribute out, with the lines that would be left empty.
    pub(crate) fn delete_lines(&mut self, text: &str, range: Range<usize>) {
        self.delete(with_empty_lines(text, range));
    }

    /// Takes a whole item out, and one of the blank lines around it.
    pub(crate) fn delete_item(&mut self, text: &str, range: Range<usize>) {
        let lines = with_empty_lines(text, range);
        let before = text[..lines.start].trim_end_matches([' ', '\t']);
        let is_first = before.is_empty() || before.ends_with("\n\n") || before.ends_with("{\n");
        let is_first = is_first || before.ends_with("\r\n\r\n") || before.ends_with("{\r\n");
        let after = &text[lines.end..];
        let blank = ["\n", "\r\n"]
            .into_iter()
            .find(|blank| after.starts_with(blank));
        let end = lines.end + blank.filter(|_| is_first).map_or(0, str::len);
        self.delete(lines.start..end);
    }

    /// The changed text. Of two changes at the same place the wider one holds.
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut edits = self.edits.clone();
        edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut changed = String::with_capacity(text.len());
        let mut done = 0;
        for (range, with) in edits {
            if range.start < done {
                continue;
            }
            changed.push_str(&text[done..range.start]);
            changed.push_str(&with);
            done = range.end;
        }
        changed.push_str(&text[done..]);
        changed
    }
}

// Input:
//     ····#[async_trait]⏎        where the attribute is the range
// Output:
//     the whole line; or the attribute and the blanks behind it, if more stands on the line
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

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, part: &str) -> String {
        let start = text.find(part).expect("the part is there");
        let mut edits = Edits::default();
        edits.delete_lines(text, start..start + part.len());
        edits.apply(text)
    }

    #[test]
    fn a_line_that_would_be_empty_goes() {
        assert_eq!(without("a\n    #[x]\n    b\n", "#[x]"), "a\n    b\n");
        assert_eq!(without("#[x]\r\nb\r\n", "#[x]"), "b\r\n");
    }

    #[test]
    fn what_stands_on_the_same_line_stays() {
        assert_eq!(without("    #[x] b\n", "#[x]"), "    b\n");
        assert_eq!(without("    #[y] #[x]\nb\n", "#[x]"), "    #[y]\nb\n");
        assert_eq!(without("use x; // why\n", "use x;"), "// why\n");
    }

    #[test]
    fn an_item_goes_with_one_blank_line() {
        let text = "a\n\nmid;\n\nc\n";
        let mut edits = Edits::default();
        edits.delete_item(text, 3..7);
        assert_eq!(edits.apply(text), "a\n\nc\n");
        let mut edits = Edits::default();
        edits.delete_item("use x;\n\nc\n", 0..6);
        assert_eq!(edits.apply("use x;\n\nc\n"), "c\n");
    }

    #[test]
    fn edits_apply_in_the_order_of_the_text() {
        let mut edits = Edits::default();
        edits.replace(4..5, "C");
        edits.replace(0..1, "A");
        edits.replace(2..2, "-");
        assert_eq!(edits.apply("a b c"), "A -b C");
    }
}
