//! Arguments that are held for longer than they live.
#![forbid(unsafe_code)]
use erase_core::__private::Held;

fn keep<'f>(held: Held<'f, (&str,)>) -> Box<dyn Fn() -> usize + 'f> {
    let (text,) = held.args;
    Box::new(move || text.len())
}
fn main() {
    let length = {
        let text = String::from("on the heap");
        keep(Held::new((&text,))) //~ E0597: `text` does not live long enough
    };
    assert_eq!(length(), 11);
}
