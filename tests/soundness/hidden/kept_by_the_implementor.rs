//! The implementor keeps what it was given, as if it had been of its own lifetime.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::sync::Mutex;
use support::{block_on, churn};

#[erase]
trait Keeper: Send + Sync {
    type Error: Send;
    fn keep(
        &self,
        from: std::slice::Iter<u8>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;
    fn sum(&self) -> u64;
}
struct Kept<'a>(Mutex<Option<std::slice::Iter<'a, u8>>>);
impl<'a> Keeper for Kept<'a> {
    type Error = ();
    fn keep(&self, from: std::slice::Iter<'a, u8>) -> impl Future<Output = Result<(), ()>> + Send { //~ E0308: method not compatible with trait //~ E0308: method not compatible with trait
        *self.0.lock().unwrap() = Some(from);
        async { Ok(()) }
    }
    fn sum(&self) -> u64 {
        self.0
            .lock()
            .unwrap()
            .take()
            .into_iter()
            .flatten()
            .map(|byte| u64::from(*byte))
            .sum()
    }
}
fn main() {
    let keeper: &dyn Keeper<Error = ()> = &Kept(Mutex::new(None));
    let bytes = vec![1_u8; 32];
    assert_eq!(block_on(keeper.keep(bytes.iter())), Ok(()));
    drop(bytes);
    churn();
    assert_eq!(keeper.sum(), 32);
}
