//! An associated type of one lifetime is given for one of another, behind something invariant.
#![forbid(unsafe_code)]
use erase_core::erase;
use std::cell::RefCell;
use support::block_on;

#[erase(?Send)]
trait Put {
    type Text;
    async fn put(&self, text: &RefCell<Vec<Self::Text>>);
}
struct One<'a>(&'a str);
impl<'a> Put for One<'a> {
    type Text = &'a str;
    async fn put(&self, text: &RefCell<Vec<&'a str>>) {
        text.borrow_mut().push(self.0);
    }
}
fn main() {
    let all: RefCell<Vec<&'static str>> = RefCell::new(Vec::new());
    {
        let text = String::from("on the heap");
        let one = One(&text);
        let object: &dyn Put<Text = &'static str> = &one;
        block_on(object.put(&all));
    }
    assert_eq!(all.borrow()[0], "on the heap");
}
