//! An output, an argument or an associated type is not another one.
use erase_core::erase;
use std::task::Poll;

#[erase]
trait Source {
    type Item;
    async fn next(&mut self) -> Self::Item;
    async fn count(&self) -> u32;
}

struct Wrong;

impl Source for Wrong {
    type Item = String;
    async fn next(&mut self) -> u64 {
        7
    }
    async fn count(&self) -> u64 {
        7
    }
}

struct Right;

impl Source for Right {
    type Item = u64;
    async fn next(&mut self) -> u64 {
        7
    }
    async fn count(&self) -> u32 {
        7
    }
}

fn another_item(source: Box<Right>) -> Box<dyn Source<Item = String>> {
    source
}

fn converted(source: Box<dyn Source<Item = u64>>) -> Box<dyn Source<Item = i64>> {
    source
}

fn another_output(source: &dyn Source<Item = u64>) -> erase_core::DynFuture<'_, u64> {
    source.count()
}

fn a_start_for_another_output() -> erase_core::DynFuture<'static, u64> {
    erase_core::DynFuture::eager(|start| -> Poll<u64> { start.run(async { "text" }) })
}

fn main() {}
