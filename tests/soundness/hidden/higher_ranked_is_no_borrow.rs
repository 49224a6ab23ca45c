//! A lifetime that a function pointer or `Fn` binds is none of the call's: all of it runs.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

struct Ctx<'a>(&'a [u8]);
#[erase]
trait Reader: Send + Sync {
    type Error: Send;
    async fn read(
        &self,
        by: fn(Ctx) -> u64,
        or: Box<dyn Fn(&Ctx) -> u64 + Send>,
    ) -> Result<u64, Self::Error>;
}
struct Sum;
impl Reader for Sum {
    type Error = ();
    async fn read(
        &self,
        by: fn(Ctx<'_>) -> u64,
        or: Box<dyn Fn(&Ctx<'_>) -> u64 + Send>,
    ) -> Result<u64, ()> {
        let bytes = [1; 32];
        Ok(by(Ctx(&bytes)) + or(&Ctx(&bytes)))
    }
}
fn main() {
    let sum: &dyn Reader<Error = ()> = &Sum;
    let length = |ctx: &Ctx<'_>| ctx.0.len() as u64;
    assert_eq!(
        block_on(sum.read(|ctx| ctx.0.len() as u64, Box::new(length))),
        Ok(64)
    );
}
