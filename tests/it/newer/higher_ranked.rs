//! `&mut self` on objects of every lifetime of the trait, behind a reference that nobody may change.

use super::run;
use erase_core::{async_trait, erase};
use std::pin::Pin;

#[async_trait]
trait Parser<'i>: Send {
    async fn parse(&mut self, input: &'i str) -> usize;
}

struct Len(usize);

#[async_trait]
impl<'i> Parser<'i> for Len {
    async fn parse(&mut self, input: &'i str) -> usize {
        self.0 += input.len();
        self.0
    }
}

async fn twice(parser: &mut dyn for<'i> Parser<'i>) -> usize {
    let text = String::from("abc");
    parser.parse(&text).await;
    let text = String::from("de");
    parser.parse(&text).await
}

#[test]
fn a_trait_whose_methods_all_change_it() {
    let mut boxed: Box<dyn for<'i> Parser<'i>> = Box::new(Len(0));
    assert_eq!(run(twice(&mut *boxed)), 5);
    assert_eq!(run(twice(boxed.as_mut())), 10);
}

#[erase(forward())]
trait Lexer<'i, T: Copy + Send> {
    async fn feed<'s>(&'s mut self, input: &'i str, more: T) -> &'s str;
    async fn both(&self, left: &'i str, right: &'i str) -> &'i str;
    fn words(&mut self, input: &'i str) -> impl Iterator<Item = &'i str> + Send;
    fn later(&mut self, input: &'i str) -> impl Future<Output = T> + use<'i, Self, T>;
    fn name(&self) -> &str;
    async fn take(self) -> usize;
}

struct Buffer<'b>(String, &'b str);

impl<'i> Lexer<'i, u8> for Buffer<'_> {
    async fn feed<'s>(&'s mut self, input: &'i str, more: u8) -> &'s str {
        self.0.push_str(input);
        self.0.push(char::from(more));
        &self.0
    }
    async fn both(&self, left: &'i str, right: &'i str) -> &'i str {
        if self.0.is_empty() { left } else { right }
    }
    fn words(&mut self, input: &'i str) -> impl Iterator<Item = &'i str> + Send {
        input.split(' ')
    }
    #[allow(refining_impl_trait)]
    fn later(&mut self, _: &'i str) -> impl Future<Output = u8> + use<> {
        self.0.clear();
        std::future::ready(7)
    }
    fn name(&self) -> &str {
        self.1
    }
    async fn take(self) -> usize {
        self.0.len()
    }
}

fn called(lexer: &mut dyn for<'i> Lexer<'i, u8>) -> String {
    let text = String::from("a b");
    let fed = run(lexer.feed(&text, b'c')).to_owned();
    assert_eq!(run(lexer.both(&text, "right")), "right");
    let words = lexer.words(&text).count();
    let number = run(lexer.later(&text));
    format!("{fed} {words} {number} {}", lexer.name())
}

#[test]
fn a_trait_with_every_receiver() {
    let word = String::from("word");
    let mut lexer = Buffer(String::new(), &word);
    assert_eq!(called(&mut lexer), "a bc 2 7 word");
    let mut boxed: Box<dyn for<'i> Lexer<'i, u8> + '_> = Box::new(lexer);
    assert_eq!(called(&mut *boxed), "a bc 2 7 word");
    assert_eq!(run(boxed.feed("x", b'y')), "xy");
    assert_eq!(run(boxed.take()), 2);
}

#[test]
fn auto_traits_are_kept() {
    fn in_a_task<T: Send>(task: T) -> T {
        task
    }
    async fn fed(lexer: &mut (dyn for<'i> Lexer<'i, u8> + Send + Sync)) -> usize {
        let text = String::from("abc");
        lexer.feed(&text, b'd').await.len()
    }
    let mut lexer = Buffer(String::new(), "word");
    assert_eq!(run(in_a_task(fed(&mut lexer))), 4);
}

#[test]
fn the_call_waits_for_its_first_poll() {
    struct Counts(u32);
    impl<'i> Parser<'i> for Counts {
        fn parse(&mut self, input: &'i str) -> impl Future<Output = usize> + Send {
            self.0 += 1;
            std::future::ready(input.len())
        }
    }
    let mut counts = Counts(0);
    let parser: &mut dyn for<'i> Parser<'i> = &mut counts;
    drop(parser.parse("abc"));
    assert_eq!(counts.0, 0);
}

#[erase]
trait Feed<'i>: Send {
    async fn feed(self: Pin<&mut Self>, input: &'i str) -> usize;
}

impl<'i> Feed<'i> for Len {
    async fn feed(mut self: Pin<&mut Self>, input: &'i str) -> usize {
        self.0 += input.len();
        self.0
    }
}

#[test]
fn a_pinned_one_is_called_for_a_chosen_lifetime() {
    async fn fed(feed: Pin<&mut dyn for<'i> Feed<'i>>) -> usize {
        let text = String::from("abc");
        let feed: Pin<&mut dyn Feed<'_>> = feed;
        feed.feed(&text).await
    }
    let mut boxed = Box::pin(Len(2));
    assert_eq!(run(fed(boxed.as_mut())), 5);
}
