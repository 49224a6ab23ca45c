//! The examples in documentation: in doc comments and in Markdown files.

use std::ops::Range;

use proc_macro2::{Group, Span, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use syn::{Expr, Lit, LitStr, Meta};

use super::tokens::trees;

/// A line of documentation, and where it is in the file.
pub(super) struct Line {
    text: String,
    offset: usize,
}

/// The doc comments of a file, each with its lines.
#[derive(Default)]
pub(super) struct Comments {
    pub(super) all: Vec<Vec<Line>>,
    /// Where the last one ends.
    end: usize,
}

impl Comments {
    /// Adds an attribute, if it is documentation; `literal` is the text of `doc = "text"`.
    pub(super) fn add(&mut self, text: &str, whole: &Range<usize>, literal: Option<Range<usize>>) {
        let attribute = &text[whole.clone()];
        let lines = if attribute.starts_with("/*") {
            block(text, whole)
        } else if attribute.starts_with("//") {
            vec![line(text, whole.start + 3..whole.end)]
        } else if let Some(literal) = literal {
            vec![line(text, literal.start + 1..literal.end - 1)]
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

/// A line without its first blank.
fn line(text: &str, range: Range<usize>) -> Line {
    let whole = text.get(range.clone()).unwrap_or_default();
    let bare = whole.strip_prefix(' ').unwrap_or(whole);
    Line {
        text: bare.trim_end_matches('\r').to_owned(),
        offset: range.end - bare.len(),
    }
}

/// The lines of `/** .. */`, without the stars at their starts.
fn block(text: &str, whole: &Range<usize>) -> Vec<Line> {
    let inner = whole.start + 3..whole.end.saturating_sub(2);
    let mut offset = inner.start;
    let mut lines = Vec::new();
    for part in text.get(inner).unwrap_or_default().split('\n') {
        let trimmed = part.trim_start();
        let stars = trimmed.strip_prefix('*').unwrap_or(part);
        lines.push(line(
            text,
            offset + part.len() - stars.len()..offset + part.len(),
        ));
        offset += part.len() + 1;
    }
    lines
}

/// The lines of a Markdown file.
pub(super) fn lines_of(text: &str) -> Vec<Line> {
    let mut offset = 0;
    let mut lines = Vec::new();
    for part in text.split('\n') {
        lines.push(Line {
            text: part.trim_end_matches('\r').to_owned(),
            offset,
        });
        offset += part.len() + 1;
    }
    lines
}

/// The literal of `doc = "text"`.
pub(super) fn literal(group: &Group) -> Option<Span> {
    match syn::parse2::<Meta>(group.stream()).ok()? {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => match doc.value {
            Expr::Lit(value) => match value.lit {
                Lit::Str(text) if text.token().to_string().starts_with('"') => Some(text.span()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// The files in `doc = include_str!("file")`, in `cfg_attr` as well.
pub(super) fn included(group: &Group) -> Vec<String> {
    let found = trees(group.stream());
    let mut files = Vec::new();
    for window in found.windows(3) {
        if let [TokenTree::Ident(name), _, TokenTree::Group(args)] = window {
            if name == "include_str" {
                let file = syn::parse2::<LitStr>(args.stream());
                files.extend(file.map(|file| file.value()));
            }
        }
    }
    for tree in found {
        if let TokenTree::Group(inner) = tree {
            files.extend(included(&inner));
        }
    }
    files
}

/// Each example of comments that have one of the names.
pub(super) fn codes(comments: &[Vec<Line>], names: &[String]) -> Vec<Code> {
    let has_name = |line: &Line| names.iter().any(|name| line.text.contains(name));
    let mut found = Vec::new();
    for lines in comments.iter().filter(|lines| lines.iter().any(has_name)) {
        let texts: Vec<&str> = lines.iter().map(|line| &*line.text).collect();
        let blocks = blocks(&texts.join("\n")).into_iter();
        found.extend(blocks.map(|range| Code::new(&lines[range])));
    }
    found
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

/// The text of an example, and where each of its lines is in the file.
pub(super) struct Code {
    pub(super) text: String,
    lines: Vec<(usize, usize)>,
}

impl Code {
    fn new(lines: &[Line]) -> Self {
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
        Code {
            text,
            lines: starts,
        }
    }

    /// A place of the example in the file.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let line = self.lines.iter().rev().find(|(start, _)| *start <= offset);
            line.map_or(offset, |(start, place)| place + offset - start)
        };
        at(range.start)..at(range.end)
    }
}
