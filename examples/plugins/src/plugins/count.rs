use std::{cmp::Reverse, collections::BTreeMap};

use clap::Parser;

use crate::{Output, Plugin, Registration, Result};

inventory::submit!(Registration::of::<Count>("count", module_path!()));

/// Counts how often each line occurs, the most frequent first
#[derive(Parser)]
struct Count {
    /// The number of lines to write [default: all]
    #[arg(long)]
    top: Option<usize>,

    #[arg(skip)]
    counts: BTreeMap<String, u64>,
}

impl Plugin for Count {
    async fn line(&mut self, line: String, _out: &Output) -> Result<()> {
        *self.counts.entry(line).or_default() += 1;
        Ok(())
    }

    async fn finish(self, out: &Output) -> Result<()> {
        let mut counts: Vec<_> = self.counts.into_iter().collect();
        // Stable: lines with the same count stay in order.
        counts.sort_by_key(|&(_, count)| Reverse(count));
        let top = self.top.unwrap_or(counts.len());
        for (line, count) in counts.into_iter().take(top) {
            out.write(format!("{count}\t{line}")).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    #[test]
    fn the_most_frequent_comes_first_and_equals_are_in_order() {
        let input = "b\na\nc\nb\nc\nb\n\nd";
        let all = "3\tb\n2\tc\n1\t\n1\ta\n1\td\n";
        assert_eq!(apply("count", input).unwrap(), all);
        assert_eq!(apply("count --top 2", input).unwrap(), "3\tb\n2\tc\n");
    }
}
