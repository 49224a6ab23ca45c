//! Doc comments that speak of async-trait: examples, which rustdoc compiles, and text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use syn::punctuated::Punctuated;
use syn::{AttrStyle, Attribute, Expr, Lit, LitStr, Meta, Token};

use crate::source::Source;

/// A place in a doc comment.
pub(crate) struct Mention {
    /// Where its line begins in the file.
    pub(crate) offset: usize,
    /// Whether it is in an example that is compiled, and needs the dependency.
    pub(crate) is_compiled: bool,
}

/// The doc comment of one item: its text, and where in the file each line of it is.
pub(super) struct Comment {
    style: AttrStyle,
    range: Range<usize>,
    text: String,
    lines: Vec<usize>,
}

impl Comment {
    /// One attribute, if it is documentation.
    fn from_attribute(attr: &Attribute, source: &Source) -> Option<Self> {
        let range = source.range_of(attr);
        let (text, lines) = match documentation(attr)? {
            Expr::Lit(value) => {
                let Lit::Str(text) = &value.lit else {
                    return None;
                };
                (without_stars(&text.value()), lines(source, &range))
            }
            // Each line of an included file is where it is included.
            Expr::Macro(call) if call.mac.path.is_ident("include_str") => {
                let name: LitStr = call.mac.parse_body().ok()?;
                let path = source.path.parent()?.join(name.value());
                (std::fs::read_to_string(path).ok()?, vec![range.start])
            }
            _ => return None,
        };
        let count = text.matches('\n').count() + 1;
        let line = |n| lines.get(n).copied().unwrap_or(range.start);
        Some(Comment {
            style: attr.style,
            lines: (0..count).map(line).collect(),
            text,
            range,
        })
    }

    /// Whether another attribute continues this comment: nothing but attributes is between the two.
    fn continues(&self, next: &Comment, source: &Source) -> bool {
        let between = source.text.get(self.range.end..next.range.start);
        let between = between.unwrap_or("?").trim();
        let same_style = std::mem::discriminant(&self.style) == std::mem::discriminant(&next.style);
        same_style && (between.is_empty() || between.starts_with("#[") && between.ends_with(']'))
    }
}

/// What `doc = ..` says, in `cfg_attr` as well.
fn documentation(attr: &Attribute) -> Option<Expr> {
    let metas = if attr.path().is_ident("cfg_attr") {
        let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
        attr.parse_args_with(parse).ok()?.into_iter().collect()
    } else {
        vec![attr.meta.clone()]
    };
    metas.into_iter().find_map(|meta| match meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => Some(doc.value),
        _ => None,
    })
}

/// Where the lines of a range begin; the first is the range itself.
fn lines(source: &Source, range: &Range<usize>) -> Vec<usize> {
    let breaks = source.text[range.clone()].match_indices('\n');
    let rest = breaks.map(|(at, _)| range.start + at + 1);
    std::iter::once(range.start).chain(rest).collect()
}

/// Adds an attribute, if it is documentation, to the comment that it continues, or as a new one.
pub(super) fn add(comments: &mut Vec<Comment>, attr: &Attribute, source: &Source) {
    let Some(new) = Comment::from_attribute(attr, source) else {
        return;
    };
    match comments.last_mut() {
        Some(last) if last.continues(&new, source) => {
            last.text.push('\n');
            last.text.push_str(&new.text);
            last.lines.extend(new.lines);
            last.range.end = new.range.end;
        }
        _ => comments.push(new),
    }
}

/// One mention for each example that uses async-trait, or one for text that speaks of it.
pub(super) fn mentions(comment: &Comment, names: &[&str]) -> Vec<Mention> {
    if !names.iter().any(|name| comment.text.contains(name)) {
        return Vec::new();
    }
    let text = without_indent(&comment.text);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut in_examples = vec![false; lines.len()];
    let mut found = Vec::new();
    for example in examples(&text) {
        in_examples[example.clone()].fill(true);
        let first = example.into_iter().find(|n| is_use(lines[*n], names));
        found.extend(first.map(|n| (n, true)));
    }
    if found.is_empty() {
        let is_text = |n: &usize| !in_examples[*n] && speaks_of(lines[*n], names);
        let first = (0..lines.len()).find(is_text);
        found.extend(first.map(|n| (n, false)));
    }
    let mention = |(n, is_compiled): (usize, bool)| {
        let offset = *comment.lines.get(n)?;
        Some(Mention {
            offset,
            is_compiled,
        })
    };
    found.into_iter().filter_map(mention).collect()
}

/// The lines of each example that rustdoc compiles.
fn examples(text: &str) -> Vec<Range<usize>> {
    let line = |offset: usize| text[..offset].matches('\n').count();
    let mut found = Vec::new();
    let mut current: Option<Range<usize>> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let is_compiled = match &kind {
                    CodeBlockKind::Indented => true,
                    CodeBlockKind::Fenced(info) => is_compiled(info),
                };
                current = is_compiled.then(|| line(range.start)..line(range.start));
            }
            Event::Text(_) => {
                if let Some(lines) = &mut current {
                    lines.end = line(range.end.saturating_sub(1)) + 1;
                }
            }
            Event::End(TagEnd::CodeBlock) => found.extend(current.take()),
            _ => {}
        }
    }
    found
}

/// Whether rustdoc compiles a block behind such a fence, and expects it to do.
fn is_compiled(info: &str) -> bool {
    let words = || info.split([',', ' ', '\t']).filter(|word| !word.is_empty());
    let is_known = |word: &str| {
        matches!(
            word,
            "no_run" | "should_panic" | "test_harness" | "standalone_crate"
        ) || word.starts_with("edition")
            || word.starts_with("ignore-")
    };
    let is_not = |word: &str| matches!(word, "ignore" | "compile_fail");
    !words().any(is_not) && (words().any(|word| word == "rust") || words().all(is_known))
}

/// `async_trait::`, `use async_trait`, `extern crate async_trait`; not `other::async_trait`.
fn is_use(line: &str, names: &[&str]) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    names.iter().any(|name| {
        line.match_indices(name).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + name.len()..]);
            let of_another = before.ends_with(is_part)
                || before
                    .strip_suffix("::")
                    .is_some_and(|crate_name| crate_name.ends_with(is_part));
            let before = before.trim_end();
            let is_import = before.ends_with("use") || before.ends_with("extern crate");
            !of_another && (after.starts_with("::") || is_import && !after.starts_with(is_part))
        })
    })
}

/// `async_trait::async_trait` or `#[async_trait]` in text, or in code that is not compiled.
fn speaks_of(line: &str, names: &[&str]) -> bool {
    let is_there =
        |name: &&str| line.contains(&format!("{name}::")) || line.contains(&format!("[{name}"));
    names.iter().any(is_there)
}

/// The text of a comment without the one space that each line begins with.
fn without_indent(text: &str) -> String {
    let is_indented = |line: &str| line.trim().is_empty() || line.starts_with(' ');
    if !text.split('\n').all(is_indented) {
        return text.to_owned();
    }
    let lines = text
        .split('\n')
        .map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

// Input:
//     * Text.
//     *
// Output:
//      Text.
//
fn without_stars(text: &str) -> String {
    let Some((first, rest)) = text.split_once('\n') else {
        return text.to_owned();
    };
    let bare: Option<Vec<&str>> = rest
        .split('\n')
        .map(|line| match line.trim_start() {
            "" => Some(""),
            line => line.strip_prefix('*'),
        })
        .collect();
    match bare {
        Some(lines) => format!("{first}\n{}", lines.join("\n")),
        None => text.to_owned(),
    }
}
