//! async-trait made a variable of `&mut self`.
use erase_core::erase;
use std::io::{Read, Result};

#[erase]
trait Source: Read + Send + Sync {
    async fn byte(&mut self) -> Result<u8>;
}

impl Source for &[u8] {
    async fn byte(&mut self) -> Result<u8> {
        let mut byte = [0];
        (&mut self).read_exact(&mut byte)?;
        Ok(byte[0])
    }
}

fn main() {}
