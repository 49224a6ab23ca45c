//! What a method borrows is exactly what its native form borrows.

use std::borrow::Cow;
use std::cell::Cell;

use erase_core::erase;
use futures::executor::block_on;

struct View<'a>(&'a str);

struct Both<'a, 'b>(&'a str, &'b str);

#[erase]
trait Text: Send + Sync {
    async fn lent(&self, key: &str) -> &str;
    async fn lent_mut(&mut self, key: &str) -> &mut String;
    async fn option(&self, key: &str) -> Option<&str>;
    async fn result(&self, key: &str) -> Result<&str, &String>;
    async fn view(&self, key: &str) -> View<'_>;
    async fn cow(&self, key: &str) -> Cow<'_, str>;
    async fn vec(&self, key: &str) -> Vec<&str>;
    async fn boxed(&self, key: &str) -> Box<dyn Iterator<Item = char> + Send + '_>;
    async fn of_key<'k>(&self, key: &'k str) -> &'k str;
    async fn of_self<'s>(&'s self, key: &str) -> &'s str;
    async fn of_either<'a>(&'a self, key: &'a str) -> &'a str;
    async fn of_both<'s, 'k>(&'s self, key: &'k str) -> Both<'s, 'k>;
    async fn bounded<'s: 'k, 'k>(&'s self, key: &'k str) -> &'k str;
    async fn in_where<'s, 'k>(&'s self, key: &'k str) -> &'k str
    where
        's: 'k;
    async fn nested(&self, keys: &[&str], more: &mut Vec<&str>, view: View<'_>) -> usize;
    async fn nested_named<'k>(&self, keys: &[&'k str], seen: &mut Vec<&'k str>);
    async fn invariant<'k>(&self, cell: &mut Cell<&'k str>, to: &'k str);
    async fn constant(&self, key: &str) -> &'static str;
    async fn function(&self) -> for<'x> fn(&'x str) -> &'x str;
    async fn elided_function(&self, key: &str) -> fn(&str) -> &str;
    async fn no_output(&self, a: &str, b: &str, c: &mut str);
}

struct Real(String);

// rustc warns of an `async fn` that returns a `for<'x> fn`, in a trait without the attribute too.
#[allow(refining_impl_trait)]
impl Text for Real {
    async fn lent(&self, key: &str) -> &str {
        &self.0[key.len()..]
    }
    async fn lent_mut(&mut self, key: &str) -> &mut String {
        self.0.push_str(key);
        &mut self.0
    }
    async fn option(&self, key: &str) -> Option<&str> {
        self.0.get(key.len()..)
    }
    async fn result(&self, key: &str) -> Result<&str, &String> {
        self.0.get(key.len()..).ok_or(&self.0)
    }
    async fn view(&self, key: &str) -> View<'_> {
        View(&self.0[key.len()..])
    }
    async fn cow(&self, key: &str) -> Cow<'_, str> {
        Cow::Borrowed(&self.0[key.len()..])
    }
    async fn vec(&self, key: &str) -> Vec<&str> {
        self.0.split(key.chars().next().unwrap()).collect()
    }
    async fn boxed(&self, _key: &str) -> Box<dyn Iterator<Item = char> + Send + '_> {
        Box::new(self.0.chars())
    }
    async fn of_key<'k>(&self, key: &'k str) -> &'k str {
        &key[1..]
    }
    async fn of_self<'s>(&'s self, key: &str) -> &'s str {
        &self.0[key.len()..]
    }
    async fn of_either<'a>(&'a self, key: &'a str) -> &'a str {
        if key.is_empty() { &self.0 } else { key }
    }
    async fn of_both<'s, 'k>(&'s self, key: &'k str) -> Both<'s, 'k> {
        Both(&self.0, key)
    }
    async fn bounded<'s: 'k, 'k>(&'s self, _key: &'k str) -> &'k str {
        &self.0
    }
    async fn in_where<'s, 'k>(&'s self, _key: &'k str) -> &'k str
    where
        's: 'k,
    {
        &self.0
    }
    async fn nested(&self, keys: &[&str], more: &mut Vec<&str>, view: View<'_>) -> usize {
        more.pop();
        keys.concat().len() + view.0.len() + self.0.len()
    }
    async fn nested_named<'k>(&self, keys: &[&'k str], seen: &mut Vec<&'k str>) {
        seen.extend(keys);
    }
    async fn invariant<'k>(&self, cell: &mut Cell<&'k str>, to: &'k str) {
        cell.set(to);
    }
    async fn constant(&self, _key: &str) -> &'static str {
        "constant"
    }
    async fn function(&self) -> for<'x> fn(&'x str) -> &'x str {
        str::trim
    }
    async fn elided_function(&self, _key: &str) -> fn(&str) -> &str {
        str::trim
    }
    async fn no_output(&self, _a: &str, _b: &str, c: &mut str) {
        c.make_ascii_uppercase();
    }
}

fn text() -> Box<dyn Text> {
    Box::new(Real("abcde".to_owned()))
}

/// Calls with a key that is gone before the output is used.
macro_rules! key_dies {
    ($text:expr, $method:ident) => {{
        let key = String::from("bc");
        let output = block_on($text.$method(&key));
        drop(key);
        output
    }};
}

#[test]
fn an_elided_output_is_the_receivers() {
    let text = text();
    let text: &dyn Text = &*text;
    assert_eq!(key_dies!(text, lent), "cde");
    assert_eq!(key_dies!(text, option), Some("cde"));
    assert_eq!(key_dies!(text, result), Ok("cde"));
    assert_eq!(key_dies!(text, view).0, "cde");
    assert_eq!(key_dies!(text, cow), "cde");
    assert_eq!(key_dies!(text, vec), ["a", "cde"]);
    assert_eq!(key_dies!(text, boxed).count(), 5);
    assert_eq!(key_dies!(text, of_self), "cde");
}

#[test]
fn an_elided_output_is_the_receivers_through_a_box() {
    let text = text();
    assert_eq!(key_dies!(text, lent), "cde");
    assert_eq!(key_dies!(text, option), Some("cde"));
    assert_eq!(key_dies!(text, result), Ok("cde"));
    assert_eq!(key_dies!(text, view).0, "cde");
    assert_eq!(key_dies!(text, cow), "cde");
    assert_eq!(key_dies!(text, vec), ["a", "cde"]);
    assert_eq!(key_dies!(text, boxed).count(), 5);
    assert_eq!(key_dies!(text, of_self), "cde");
}

#[test]
fn an_elided_output_is_the_receivers_in_generic_code() {
    fn generic<T: Text>(text: T) -> usize {
        key_dies!(text, lent).len() + key_dies!(text, vec).len()
    }
    fn unsized_<T: Text>(text: &T) -> &str {
        key_dies!(text, lent)
    }
    assert_eq!(generic(Real("abcde".to_owned())), 5);
    assert_eq!(generic(text()), 5);
    let text = text();
    assert_eq!(unsized_(&text), "cde");
}

#[test]
fn a_mutable_output_writes_through() {
    let mut text = text();
    key_dies!(text, lent_mut).push('!');
    key_dies!((*text), lent_mut).push('?');
    assert_eq!(block_on(text.lent("")), "abcdebc!bc?");
}

#[test]
fn an_output_of_an_argument_outlives_the_receiver() {
    let key = String::from("key");
    let (direct, boxed) = {
        let text = text();
        (block_on((*text).of_key(&key)), block_on(text.of_key(&key)))
    };
    assert_eq!((direct, boxed), ("ey", "ey"));
}

#[test]
fn outputs_of_two_lifetimes() {
    let text = text();
    let key = String::from("k");
    let both = block_on((*text).of_both(&key));
    assert_eq!((both.0, both.1), ("abcde", "k"));
    let of_self = {
        let short = String::from("s");
        let both = block_on(text.of_both(&short));
        assert_eq!(both.1, "s");
        both.0
    };
    assert_eq!(of_self, "abcde");
    assert_eq!(block_on((*text).of_either("")), "abcde");
    assert_eq!(block_on(text.of_either("k")), "k");
    assert_eq!(block_on((*text).bounded(&key)), "abcde");
    assert_eq!(block_on(text.bounded(&key)), "abcde");
    assert_eq!(block_on((*text).in_where(&key)), "abcde");
    assert_eq!(block_on(text.in_where(&key)), "abcde");
}

#[test]
fn nested_elided_and_named_lifetimes() {
    let text = text();
    let mut more = vec!["x"];
    assert_eq!(
        block_on((*text).nested(&["a", "b"], &mut more, View("v"))),
        8
    );
    assert_eq!(block_on(text.nested(&["a", "b"], &mut more, View("v"))), 8);
    assert!(more.is_empty());
    let key = String::from("k");
    let mut seen = Vec::new();
    block_on((*text).nested_named(&[&key], &mut seen));
    block_on(text.nested_named(&[&key, "static"], &mut seen));
    drop(text);
    assert_eq!(seen, ["k", "k", "static"]);
}

#[test]
fn an_invariant_argument() {
    let text = text();
    let to = String::from("to");
    let mut cell = Cell::new("from");
    block_on((*text).invariant(&mut cell, &to));
    assert_eq!(cell.get(), "to");
    block_on(text.invariant(&mut cell, "static"));
    drop(text);
    assert_eq!(cell.get(), "static");
}

#[test]
fn outputs_that_borrow_nothing() {
    let (constant, function, elided) = {
        let text = text();
        let key = String::from("k");
        let constant = block_on((*text).constant(&key));
        (
            constant,
            block_on((*text).function()),
            block_on(text.elided_function(&key)),
        )
    };
    assert_eq!(
        (constant, function(" x "), elided(" y ")),
        ("constant", "x", "y")
    );
    let mut text_argument = String::from("c");
    block_on(text().no_output("a", "b", &mut text_argument));
    assert_eq!(text_argument, "C");
}

#[test]
fn a_future_in_a_struct() {
    struct Pending<'a>(erase_core::DynFuture<'a, &'a str>);
    let text = text();
    let key = String::from("bc");
    let pending = Pending((*text).of_either(&key));
    assert_eq!(block_on(pending.0), "bc");
}

mod higher_ranked_object {
    use super::*;

    #[erase(forward())]
    trait Parser<'t> {
        async fn parse(&self, text: &'t str) -> &'t str;
    }

    struct Word;

    impl<'t> Parser<'t> for Word {
        async fn parse(&self, text: &'t str) -> &'t str {
            text.split(' ').next().unwrap_or_default()
        }
    }

    #[test]
    fn it_is_called_with_and_without_auto_traits() {
        let text = String::from("two words");
        let plain: &dyn for<'t> Parser<'t> = &Word;
        assert_eq!(block_on(plain.parse(&text)), "two");
        let shared: &(dyn for<'t> Parser<'t> + Send + Sync) = &Word;
        assert_eq!(block_on(shared.parse(&text)), "two");
    }
}
