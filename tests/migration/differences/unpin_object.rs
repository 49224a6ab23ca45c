//! A trait behind `dyn Trait + Unpin`.
use erase_core::async_trait;

#[async_trait]
trait Read: Send {
    async fn read(&mut self) -> u8;
}

async fn first(read: &mut (dyn Read + Unpin)) -> u8 {
    read.read().await
}

async fn boxed(mut read: Box<dyn Read + Unpin>) -> u8 {
    read.read().await
}

fn main() {}
