//! A lifetime of the impl that its bounds alone name.
use erase_core::erase;

trait Source<'s> {
    fn read(&self) -> u32;
}

#[erase]
trait Repo: Send + Sync {
    async fn get(&self) -> u32;
}

struct Pg<S>(S);

impl<'s, S: Source<'s> + Send + Sync> Repo for Pg<S> {
    async fn get(&self) -> u32 {
        self.0.read()
    }
}

fn main() {}
