//! A plugin in a crate of its own: copy this to write yours.
//!
//! It takes three things: a type with the plugin's state, an `impl` for it, which is plain Rust
//! with no attribute, and a registration. The tool finds the plugin in every program that links
//! this crate; `main.rs` is such a program.

use erase_example_plugins::{ByLine, LinePlugin, Lines, Opt, Registration, Result, inventory};

inventory::submit! {
    Registration {
        name: "number",
        about: "Puts its number before each line",
        options: &[
            Opt::optional("start", "1", "the number of the first line"),
            Opt::optional("width", "6", "how many columns a number takes at least"),
        ],
        build: |options| {
            let width = options.get("width")?;
            if width > MAX_WIDTH {
                return Err(options.refuse("width", format_args!("is at most {MAX_WIDTH}")));
            }
            let next = options.get("start")?;
            Ok(Box::new(ByLine::new(Number { next, width })))
        },
        module: module_path!(),
    }
}

const MAX_WIDTH: usize = 100;

struct Number {
    next: u64,
    width: usize,
}

impl LinePlugin for Number {
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
        let number = format!("{:>1$}\t", self.next, self.width);
        self.next = self.next.wrapping_add(1);
        out.push(&[number.as_bytes(), line].concat());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use erase_example_plugins::testing::apply;

    #[test]
    fn lines_are_numbered() {
        let output = apply(&["number"], "a\n\nb").unwrap();
        assert_eq!(output, b"     1\ta\n     2\t\n     3\tb\n");
    }

    #[test]
    fn the_start_and_the_width_can_be_chosen() {
        let output = apply(&["number", "start=9", "width=2"], "a\nb\n").unwrap();
        assert_eq!(output, b" 9\ta\n10\tb\n");
    }

    #[test]
    fn it_works_beside_the_plugins_of_the_tool() {
        let words = [
            "filter",
            "pattern=b",
            "then",
            "number",
            "width=1",
            "then",
            "count",
        ];
        assert_eq!(apply(&words, "ab\na\nb").unwrap(), b"1\t1\tab\n1\t2\tb\n");
    }

    #[test]
    fn an_option_that_does_not_fit_is_refused() {
        let error = apply(&["number", "width=101"], "").unwrap_err();
        let message = "stage 1, `number`: the option `width` is at most 100";
        assert_eq!(error.to_string(), message);
    }
}
