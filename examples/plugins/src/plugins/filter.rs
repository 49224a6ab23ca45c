use clap::Parser;
use regex::Regex;

use crate::{Output, Plugin, Registration, Result};

inventory::submit!(Registration::of::<Filter>("filter", module_path!()));

/// Keeps the lines that match a regular expression
#[derive(Parser)]
struct Filter {
    pattern: Regex,

    /// Keep the lines that do not match
    #[arg(long)]
    invert: bool,
}

impl Plugin for Filter {
    async fn line(&mut self, line: String, out: &Output) -> Result<()> {
        if self.pattern.is_match(&line) != self.invert {
            out.write(line).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    #[test]
    fn lines_that_match_are_kept_or_dropped() {
        let input = "GET /\nPUT /a\nget /b";
        assert_eq!(apply("filter ^GET|b$", input).unwrap(), "GET /\nget /b\n");
        let inverted = apply("filter --invert (?i)^get", input);
        assert_eq!(inverted.unwrap(), "PUT /a\n");
    }
}
