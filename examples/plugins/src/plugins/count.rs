//! Counts how often each line is there.

use std::{cmp::Reverse, collections::HashMap};

use crate::{ByLine, LinePlugin, Lines, Opt, Registration, Result};

inventory::submit! {
    Registration {
        name: "count",
        about: "Counts how often each line is there, the most frequent first",
        options: &[Opt::optional("top", "0", "how many lines to give; 0 for all")],
        build: |options| {
            Ok(Box::new(ByLine::new(Count {
                top: options.get("top")?,
                counts: HashMap::new(),
            })))
        },
        module: module_path!(),
    }
}

struct Count {
    top: usize,
    counts: HashMap<Box<[u8]>, u64>,
}

impl LinePlugin for Count {
    fn line(&mut self, line: &[u8], _out: &mut Lines) -> Result<()> {
        match self.counts.get_mut(line) {
            Some(count) => *count += 1,
            None => {
                self.counts.insert(line.into(), 1);
            }
        }
        Ok(())
    }

    fn end(self, out: &mut Lines) -> Result<()> {
        let mut counts: Vec<_> = self.counts.into_iter().collect();
        counts.sort_unstable_by(|(one, one_count), (other, other_count)| {
            (Reverse(one_count), one).cmp(&(Reverse(other_count), other))
        });
        let top = if self.top == 0 {
            counts.len()
        } else {
            self.top
        };
        for (line, count) in counts.iter().take(top) {
            out.push(&[format!("{count}\t").as_bytes(), line].concat());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    const INPUT: &str = "b\na\nc\nb\nc\nb\n\nd";

    #[test]
    fn the_most_frequent_comes_first_and_equals_are_in_order() {
        let output = apply(&["count"], INPUT).unwrap();
        assert_eq!(output, b"3\tb\n2\tc\n1\t\n1\ta\n1\td\n");
    }

    #[test]
    fn the_top_is_given_when_asked_for() {
        let output = apply(&["count", "top=2"], INPUT).unwrap();
        assert_eq!(output, b"3\tb\n2\tc\n");
    }

    #[test]
    fn nothing_is_counted_in_nothing() {
        assert_eq!(apply(&["count"], "").unwrap(), b"");
    }

    #[test]
    fn a_top_that_is_no_number_is_refused() {
        let error = apply(&["count", "top=ten"], INPUT).unwrap_err();
        let message = "stage 1, `count`: the option `top` cannot be \"ten\": \
                       invalid digit found in string";
        assert_eq!(error.to_string(), message);
    }
}
