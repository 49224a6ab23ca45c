//! A contravariant parameter, in the type that carries what an iterator captures.
#![forbid(unsafe_code)]
use erase_core::erase;
use support::churn;

trait Project {
    type Out: Send;
}
impl<'a> Project for fn(&'a str) {
    type Out = &'a str;
}
struct Chars<'a>(std::str::Chars<'a>);
impl Iterator for Chars<'_> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        self.0.next()
    }
}

#[erase]
trait Show<K: Project>: Send + Sync {
    fn show(&self, text: K::Out) -> impl Iterator<Item = char> + Send;
}
struct Text;
impl<'a> Show<fn(&'a str)> for Text {
    fn show(&self, text: &'a str) -> impl Iterator<Item = char> + Send {
        Chars(text.chars())
    }
}
static TEXT: &Text = &Text;
fn keep<'a>(text: &'a str) -> Box<dyn Iterator<Item = char> + Send + 'static> {
    Box::new(<&'static Text as Show<fn(&'a str)>>::show(&TEXT, text))
}
fn main() {
    let text = String::from("on the heap, and long");
    let mut all = keep(&text);
    drop(text);
    churn();
    assert_eq!(all.next(), Some('o'));
}
