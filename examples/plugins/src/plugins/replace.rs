//! Replaces what matches a regular expression, in each line.

use regex::bytes::Regex;

use crate::{ByLine, LinePlugin, Lines, Opt, Registration, Result};

inventory::submit! {
    Registration {
        name: "replace",
        about: "Replaces all that matches a regular expression, in each line",
        options: &[
            Opt::required("pattern", "the regular expression"),
            Opt::optional("with", "", "what to put there; `$1` and `${name}` are groups"),
        ],
        build: |options| {
            Ok(Box::new(ByLine::new(Replace {
                pattern: options.get("pattern")?,
                with: options.get::<String>("with")?.into_bytes(),
            })))
        },
        module: module_path!(),
    }
}

struct Replace {
    pattern: Regex,
    with: Vec<u8>,
}

impl LinePlugin for Replace {
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
        out.push(&self.pattern.replace_all(line, &self.with[..]));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    #[test]
    fn all_matches_in_a_line_are_replaced() {
        let words = [
            "replace",
            r"pattern=(\w+)@(?<host>\w+)",
            "with=${host}: $1,",
        ];
        let output = apply(&words, "ann@home bob@work\nnobody\n").unwrap();
        assert_eq!(output, b"home: ann, work: bob,\nnobody\n");
    }

    #[test]
    fn matches_are_removed_by_default() {
        let output = apply(&["replace", "pattern= +$"], "a  \n b\n\n").unwrap();
        assert_eq!(output, b"a\n b\n\n");
    }
}
