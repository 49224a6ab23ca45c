//! Futures of `?Send` stay on their thread, whatever the dyn type says.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::rc::Rc;

#[erase(?Send)]
trait Count: Send + Sync {
    async fn count(&self) -> u64;
}
struct Counted;
impl Count for Counted {
    async fn count(&self) -> u64 {
        let count = Rc::new(1);
        support::yield_now().await;
        *count
    }
}
fn main() {
    let counted: &'static (dyn Count + Send + Sync) = &Counted;
    let future = counted.count();
    std::thread::spawn(move || support::block_on(future)) //~ E0277: `*mut ()` cannot be sent between threads safely
        .join()
        .unwrap();
}
