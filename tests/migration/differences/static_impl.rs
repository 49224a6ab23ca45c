//! The impl holds for one lifetime, and a generic one around it is called where its future is awaited.
use erase_core::erase;

#[erase]
trait Write {
    async fn write(self) -> usize;
}

impl Write for &'static str {
    async fn write(self) -> usize {
        self.len()
    }
}

impl<W: Write + Send> Write for Option<W> {
    async fn write(self) -> usize {
        match self {
            Some(inner) => inner.write().await,
            None => 0,
        }
    }
}

#[erase]
trait Handle {
    async fn handle(&self) -> usize;
}

impl Handle for u8 {
    async fn handle(&self) -> usize {
        Some("text").write().await
    }
}

fn main() {}
