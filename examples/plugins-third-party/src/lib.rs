//! A plugin in a separate crate: copy this to write your own.
//!
//! A plugin needs a type with its options and state, a plain Rust `impl` without attribute, and a
//! registration. The tool finds the plugin in every program that links this crate, such as `main.rs`.

use erase_example_plugins::{
    Output, Plugin, Registration, Result,
    clap::{self, Parser},
    inventory,
};

inventory::submit!(Registration::of::<Number>("number", module_path!()));

/// Puts its number before each line
#[derive(Parser)]
struct Number {
    /// The number of the first line
    #[arg(long, default_value_t = 1)]
    start: u64,
}

impl Plugin for Number {
    async fn line(&mut self, line: String, out: &Output) -> Result<()> {
        let number = self.start;
        self.start += 1;
        out.write(format!("{number}\t{line}")).await
    }
}

#[cfg(test)]
mod tests {
    use erase_example_plugins::testing::apply;

    #[test]
    fn lines_are_numbered() {
        assert_eq!(apply("number", "a\n\nb").unwrap(), "1\ta\n2\t\n3\tb\n");
        let output = apply("filter b then number --start 9 then count", "ab\na");
        assert_eq!(output.unwrap(), "1\t9\tab\n");
    }
}
