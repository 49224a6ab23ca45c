//! Compresses with gzip.

use std::{io::Write, mem};

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};

use crate::{Opt, Plugin, Registration, Result, Sink};

inventory::submit! {
    Registration {
        name: "gzip",
        about: "Compresses with gzip",
        options: &[Opt::optional("level", "6", "from 0, not at all, to 9, slow and small")],
        build: |options| {
            let level: u32 = options.get("level")?;
            if level > 9 {
                return Err(options.refuse("level", "is from 0 to 9"));
            }
            let encoder = GzEncoder::new(Vec::new(), Compression::new(level));
            Ok(Box::new(Gzip { encoder }))
        },
        module: module_path!(),
    }
}

struct Gzip {
    encoder: GzEncoder<Vec<u8>>,
}

impl Plugin for Gzip {
    async fn push(&mut self, chunk: Bytes, out: &mut dyn Sink) -> Result<()> {
        self.encoder.write_all(&chunk)?;
        out.write(mem::take(self.encoder.get_mut()).into()).await
    }

    async fn finish(self, out: &mut dyn Sink) -> Result<()> {
        out.write(self.encoder.finish()?.into()).await
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use crate::testing::apply;

    #[test]
    fn what_is_compressed_is_smaller_and_can_be_read_again() {
        let input = "a line that repeats\n".repeat(1000);
        let output = apply(&["gzip", "level=9"], &input).unwrap();
        assert!(output.len() < input.len() / 10);
        let mut again = String::new();
        GzDecoder::new(&output[..])
            .read_to_string(&mut again)
            .unwrap();
        assert_eq!(again, input);
    }

    #[test]
    fn nothing_is_a_file_of_its_own() {
        let output = apply(&["gzip"], "").unwrap();
        let mut again = String::new();
        GzDecoder::new(&output[..])
            .read_to_string(&mut again)
            .unwrap();
        assert_eq!(again, "");
    }

    #[test]
    fn a_level_that_is_none_is_refused() {
        let error = apply(&["gzip", "level=10"], "").unwrap_err();
        let message = "stage 1, `gzip`: the option `level` is from 0 to 9";
        assert_eq!(error.to_string(), message);
    }
}
