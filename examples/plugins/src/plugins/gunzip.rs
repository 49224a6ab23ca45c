//! Uncompresses gzip.

use std::{io::Write, mem};

use anyhow::Context;
use bytes::Bytes;
use flate2::write::MultiGzDecoder;

use crate::{Plugin, Registration, Result, Sink};

/// A byte of gzip can stand for a thousand, so few are taken at a time.
const PIECE: usize = 1024;

const PROBLEM: &str = "not gzip, or damaged";

inventory::submit! {
    Registration {
        name: "gunzip",
        about: "Uncompresses what was compressed with gzip",
        options: &[],
        build: |_| Ok(Box::new(Gunzip::new())),
        module: module_path!(),
    }
}

struct Gunzip {
    decoder: MultiGzDecoder<Vec<u8>>,
    is_empty: bool,
}

impl Gunzip {
    fn new() -> Self {
        Self {
            decoder: MultiGzDecoder::new(Vec::new()),
            is_empty: true,
        }
    }
}

impl Plugin for Gunzip {
    async fn push(&mut self, chunk: Bytes, out: &mut dyn Sink) -> Result<()> {
        self.is_empty = false;
        for piece in chunk.chunks(PIECE) {
            self.decoder.write_all(piece).context(PROBLEM)?;
            out.write(mem::take(self.decoder.get_mut()).into()).await?;
        }
        Ok(())
    }

    async fn finish(self, out: &mut dyn Sink) -> Result<()> {
        if self.is_empty {
            return Ok(());
        }
        let rest = self.decoder.finish().context(PROBLEM)?;
        out.write(rest.into()).await
    }
}

#[cfg(test)]
mod tests {
    use super::Gunzip;
    use crate::testing::{apply, largest_write};

    #[test]
    fn what_was_compressed_comes_back() {
        let input = "a line that repeats\n".repeat(1000);
        let output = apply(&["gzip", "then", "gunzip"], &input).unwrap();
        assert_eq!(output, input.as_bytes());
    }

    #[test]
    fn several_files_in_a_row_are_one() {
        let one = apply(&["gzip"], "one\n").unwrap();
        let two = apply(&["gzip"], "two\n").unwrap();
        let output = apply(&["gunzip"], [one, two].concat()).unwrap();
        assert_eq!(output, b"one\ntwo\n");
    }

    #[test]
    fn a_little_that_stands_for_much_is_written_in_parts() {
        // In all 16 MiB of zeros.
        let compressed = apply(&["gzip"], [0; 1 << 14].repeat(4)).unwrap();
        let chunk = compressed.repeat(1 << 8);
        assert!(chunk.len() < 1 << 16);
        let largest = largest_write(Gunzip::new(), chunk.into());
        assert!((1..=2 << 20).contains(&largest), "{largest}");
    }

    #[test]
    fn nothing_stays_nothing() {
        assert_eq!(apply(&["gunzip"], "").unwrap(), b"");
    }

    #[test]
    fn what_is_no_gzip_is_refused() {
        let error = apply(&["gunzip"], "a line of text").unwrap_err();
        assert!(format!("{error:#}").starts_with("not gzip, or damaged: "));
    }

    #[test]
    fn a_file_that_is_cut_off_is_refused() {
        let whole = apply(&["gzip"], "a line of text").unwrap();
        for length in [5, whole.len() / 2, whole.len() - 1] {
            let error = apply(&["gunzip"], &whole[..length]).unwrap_err();
            assert!(
                format!("{error:#}").starts_with("not gzip, or damaged"),
                "{length}: {error:#}"
            );
        }
    }
}
