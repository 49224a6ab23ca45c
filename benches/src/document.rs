//! Puts tables between the markers of a Markdown file, and leaves the prose around them alone.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

const END: &str = "<!-- end of figures -->";

/// Named pieces of Markdown.
#[derive(Debug, Default)]
pub(crate) struct Document {
    parts: Vec<(&'static str, String)>,
}

impl Document {
    /// Adds a piece.
    pub(crate) fn put(&mut self, name: &'static str, text: String) {
        self.parts.push((name, text));
    }

    /// All pieces, under their names.
    pub(crate) fn text(&self) -> String {
        let parts = self
            .parts
            .iter()
            .map(|(name, text)| format!("## {name}\n\n{text}\n"));
        parts.collect()
    }

    /// Replaces what is between `<!-- figures: NAME -->` and the next end, for each piece.
    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        let mut text =
            fs::read_to_string(path).with_context(|| format!("no {}", path.display()))?;
        for (name, part) in &self.parts {
            text = replace(&text, name, part)
                .with_context(|| format!("{} has no marker for {name}", path.display()))?;
        }
        fs::write(path, text)?;
        eprintln!("wrote {}", path.display());
        Ok(())
    }
}

fn replace(text: &str, name: &str, part: &str) -> Option<String> {
    let marker = format!("<!-- figures: {name} -->");
    let (before, rest) = text.split_once(&marker)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!(
        "{before}{marker}\n\n{}\n\n{END}{after}",
        part.trim_end()
    ))
}

#[cfg(test)]
mod tests {
    use super::{END, replace};

    #[test]
    fn only_what_is_between_the_markers_changes() {
        let old =
            format!("prose\n<!-- figures: a -->\nold\n{END}\nmore\n<!-- figures: b -->\n{END}\n");
        let new = replace(&old, "a", "new\n").unwrap_or_default();
        let expected = old.replace("\nold\n", "\n\nnew\n\n");
        assert_eq!(new, expected);
    }

    #[test]
    fn a_missing_marker_is_noticed() {
        assert_eq!(replace("prose", "a", "new"), None);
    }
}
