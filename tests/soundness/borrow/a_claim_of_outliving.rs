//! A method's lifetimes relate by what the caller never promised.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::block_on;

#[erase]
trait Longer: Send + Sync {
    type Error: Send;
    async fn longer<'a, 'b>(&self, one: &'a str, other: &'b str) -> Result<&'b str, Self::Error>
    where
        'a: 'b;
}
struct One;
impl Longer for One {
    type Error = ();
    async fn longer<'a, 'b>(&self, one: &'a str, _: &'b str) -> Result<&'b str, ()>
    where
        'a: 'b,
    {
        Ok(one)
    }
}
fn main() {
    let one: &'static dyn Longer<Error = ()> = &One;
    let kept: Result<&'static str, ()>;
    {
        let text = String::from("on the heap");
        kept = block_on(one.longer(&text, "static"));
    }
    assert_eq!(kept, Ok("on the heap"));
}
