//! Drops lines that have been seen before.

use std::collections::HashSet;

use crate::{ByLine, LinePlugin, Lines, Opt, Registration, Result};

inventory::submit! {
    Registration {
        name: "dedupe",
        about: "Drops lines that have been there before",
        options: &[Opt::optional(
            "adjacent",
            "false",
            "compare with the line before only, which needs no memory",
        )],
        build: |options| {
            Ok(if options.get("adjacent")? {
                Box::new(ByLine::new(Adjacent::default()))
            } else {
                Box::new(ByLine::new(Anywhere::default()))
            })
        },
        module: module_path!(),
    }
}

/// Remembers every line, once.
#[derive(Default)]
struct Anywhere {
    seen: HashSet<Box<[u8]>>,
}

impl LinePlugin for Anywhere {
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
        if !self.seen.contains(line) {
            self.seen.insert(line.into());
            out.push(line);
        }
        Ok(())
    }
}

/// Remembers the last line, as the `uniq` of Unix.
#[derive(Default)]
struct Adjacent {
    last: Option<Vec<u8>>,
}

impl LinePlugin for Adjacent {
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
        if self.last.as_deref() != Some(line) {
            let last = self.last.get_or_insert_default();
            last.clear();
            last.extend_from_slice(line);
            out.push(line);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    const INPUT: &str = "\na\na\nb\na\n\n";

    #[test]
    fn each_line_is_kept_once() {
        assert_eq!(apply(&["dedupe"], INPUT).unwrap(), b"\na\nb\n");
    }

    #[test]
    fn runs_of_a_line_are_kept_once_when_adjacent() {
        let output = apply(&["dedupe", "adjacent"], INPUT).unwrap();
        assert_eq!(output, b"\na\nb\na\n\n");
    }
}
