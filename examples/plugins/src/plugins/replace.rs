use clap::Parser;
use regex::Regex;

use crate::{Output, Plugin, Registration, Result};

inventory::submit!(Registration::of::<Replace>("replace", module_path!()));

/// Replaces all matches of a regular expression in each line
#[derive(Parser)]
struct Replace {
    pattern: Regex,

    /// The replacement; `$1` and `${name}` are groups
    #[arg(default_value = "")]
    with: String,
}

impl Plugin for Replace {
    async fn line(&mut self, line: String, out: &Output) -> Result<()> {
        let replaced = self.pattern.replace_all(&line, &self.with);
        out.write(replaced.into_owned()).await
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    #[test]
    fn all_matches_in_a_line_are_replaced() {
        let words = r"replace (\w+)@(?<host>\w+) ${host}:$1,";
        let output = apply(words, "ann@home bob@work\nnobody").unwrap();
        assert_eq!(output, "home:ann, work:bob,\nnobody\n");
        assert_eq!(apply("replace [0-9]+$", "a12\n").unwrap(), "a\n");
    }
}
