//! The examples in documentation: in doc comments and in Markdown files.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::source::Tokens;

/// A line of documentation, and where it is in the file.
pub(super) struct Line {
    text: String,
    offset: usize,
}

/// The doc comments of a file, each with its lines.
#[derive(Default)]
pub(super) struct Comments {
    pub(super) all: Vec<Vec<Line>>,
    /// The end of the last one.
    end: usize,
}

impl Comments {
    /// Adds an attribute, if it is a doc comment.
    pub(super) fn add(&mut self, text: &str, whole: &Range<usize>) {
        let attribute = &text[whole.clone()];
        let lines = if attribute.starts_with("/*") {
            lines(text, whole.start + 3..whole.end - 2, without_star)
        } else if attribute.starts_with("//") {
            lines(text, whole.start + 3..whole.end, without_blank)
        } else {
            return;
        };
        let between = text.get(self.end..whole.start).unwrap_or_default();
        match self.all.last_mut() {
            Some(last) if between.trim().is_empty() => last.extend(lines),
            _ => self.all.push(lines),
        }
        self.end = whole.end;
    }
}

/// The lines of a part of a text, without the prefixes that `strip` removes.
fn lines(text: &str, part: Range<usize>, strip: fn(&str) -> &str) -> Vec<Line> {
    let mut end = part.start;
    let parts = text.get(part).unwrap_or_default().split('\n');
    let line = |part: &str| {
        end += part.len();
        let bare = strip(part);
        let offset = end - bare.len();
        end += 1;
        let text = bare.trim_end_matches('\r').to_owned();
        Line { text, offset }
    };
    parts.map(line).collect()
}

fn without_blank(line: &str) -> &str {
    line.strip_prefix(' ').unwrap_or(line)
}

/// A line of `/** .. */` without the star at its start.
fn without_star(line: &str) -> &str {
    without_blank(line.trim_start().strip_prefix('*').unwrap_or(line))
}

/// The lines of a Markdown file.
pub(super) fn lines_of(text: &str) -> Vec<Line> {
    lines(text, 0..text.len(), |line| line)
}

/// The tokens of each example, in comments that have one of the names.
pub(super) fn examples(comments: &[Vec<Line>], names: &[&str]) -> Vec<Tokens> {
    let has_name = |line: &Line| names.iter().any(|name| line.text.contains(name));
    let mut found = Vec::new();
    for lines in comments.iter().filter(|lines| lines.iter().any(has_name)) {
        let texts: Vec<&str> = lines.iter().map(|line| &*line.text).collect();
        let blocks = blocks(&texts.join("\n")).into_iter();
        found.extend(blocks.filter_map(|range| code(&lines[range])));
    }
    found
}

fn code(lines: &[Line]) -> Option<Tokens> {
    let mut text = String::new();
    let mut starts = Vec::new();
    for line in lines {
        starts.push((text.len(), line.offset));
        // `# ` hides a line from readers.
        match line.text.strip_prefix("# ") {
            Some(hidden) => text.extend(["  ", hidden]),
            None => text.push_str(&line.text),
        }
        text.push('\n');
    }
    Tokens::of_lines(&text, starts).ok()
}

/// The lines of each code block that is Rust.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let line = |offset: usize| text[..offset].matches('\n').count();
    let mut found = Vec::new();
    let mut current: Option<Range<usize>> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let is_rust = match &kind {
                    CodeBlockKind::Indented => true,
                    CodeBlockKind::Fenced(info) => is_rust(info),
                };
                let first = line(range.start);
                current = is_rust.then_some(first..first);
            }
            Event::Text(_) => {
                if let Some(lines) = &mut current {
                    if lines.start == lines.end {
                        lines.start = line(range.start);
                    }
                    lines.end = line(range.end.saturating_sub(1)) + 1;
                }
            }
            Event::End(TagEnd::CodeBlock) => found.extend(current.take()),
            _ => {}
        }
    }
    found
}

fn is_rust(info: &str) -> bool {
    let words = || info.split([',', ' ', '\t']).filter(|word| !word.is_empty());
    let is_known = |word: &str| {
        matches!(
            word,
            "ignore" | "no_run" | "should_panic" | "test_harness" | "standalone_crate"
        ) || word.starts_with("edition")
            || word.starts_with("ignore-")
    };
    !words().any(|word| word == "compile_fail")
        && (words().any(|word| word == "rust") || words().all(is_known))
}
