//! Keeps the lines that match a regular expression.

use regex::bytes::Regex;

use crate::{ByLine, LinePlugin, Lines, Opt, Registration, Result};

inventory::submit! {
    Registration {
        name: "filter",
        about: "Keeps the lines that match a regular expression",
        options: &[
            Opt::required("pattern", "the regular expression"),
            Opt::optional("invert", "false", "keep the lines that do not match"),
        ],
        build: |options| {
            Ok(Box::new(ByLine::new(Filter {
                pattern: options.get("pattern")?,
                invert: options.get("invert")?,
            })))
        },
        module: module_path!(),
    }
}

struct Filter {
    pattern: Regex,
    invert: bool,
}

impl LinePlugin for Filter {
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
        if self.pattern.is_match(line) != self.invert {
            out.push(line);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    const INPUT: &str = "GET /\nPUT /a\nget /b";

    #[test]
    fn lines_that_match_are_kept() {
        let output = apply(&["filter", "pattern=^GET|b$"], INPUT).unwrap();
        assert_eq!(output, b"GET /\nget /b\n");
    }

    #[test]
    fn lines_that_do_not_match_are_kept_when_inverted() {
        let output = apply(&["filter", "pattern=^(?i)get", "invert"], INPUT).unwrap();
        assert_eq!(output, b"PUT /a\n");
    }

    #[test]
    fn a_line_need_not_be_utf8() {
        let output = apply(&["filter", "pattern=(?-u:\\xFF)"], b"a\n\xFF\n").unwrap();
        assert_eq!(output, b"\xFF\n");
    }

    #[test]
    fn a_pattern_that_is_none_is_refused() {
        let error = apply(&["filter", "pattern=("], INPUT).unwrap_err();
        let error = error.to_string();
        assert!(
            error.starts_with("stage 1, `filter`: the option `pattern` cannot be \"(\": "),
            "{error}"
        );
        assert!(error.contains("unclosed group"), "{error}");
    }
}
