//! The SHA-256 digest of the input, or of each line.

use std::fmt::Write;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::{ByLine, LinePlugin, Lines, Opt, Plugin, Registration, Result, Sink};

inventory::submit! {
    Registration {
        name: "sha256",
        about: "Replaces the whole input, or each line, by its SHA-256 digest",
        options: &[Opt::optional("lines", "false", "each line, without its end, by its digest")],
        build: |options| {
            Ok(if options.get("lines")? {
                Box::new(ByLine::new(EachLine))
            } else {
                Box::new(Whole::default())
            })
        },
        module: module_path!(),
    }
}

/// Takes bytes as they come, so lines mean nothing to it.
#[derive(Default)]
struct Whole {
    digest: Sha256,
}

impl Plugin for Whole {
    async fn push(&mut self, chunk: Bytes, _out: &mut dyn Sink) -> Result<()> {
        self.digest.update(&chunk);
        Ok(())
    }

    async fn finish(self, out: &mut dyn Sink) -> Result<()> {
        let digest = hex(&self.digest.finalize());
        out.write(format!("{digest}\n").into()).await
    }
}

struct EachLine;

impl LinePlugin for EachLine {
    fn line(&mut self, line: &[u8], out: &mut Lines) -> Result<()> {
        out.push(hex(&Sha256::digest(line)).as_bytes());
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::apply;

    // As `sha256sum` gives them.
    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn the_whole_input_has_one_digest() {
        assert_eq!(
            apply(&["sha256"], "").unwrap(),
            format!("{EMPTY}\n").as_bytes()
        );
        assert_eq!(
            apply(&["sha256"], "abc").unwrap(),
            format!("{ABC}\n").as_bytes()
        );
    }

    #[test]
    fn each_line_has_its_digest() {
        let output = apply(&["sha256", "lines"], "abc\n\nabc").unwrap();
        assert_eq!(output, format!("{ABC}\n{EMPTY}\n{ABC}\n").as_bytes());
    }
}
