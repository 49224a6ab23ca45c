//! Any other `-> impl Trait` whose box implements the trait comes out of `dyn Trait` in a box.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::io::{Read, Write};

use erase_core::erase;
use futures::executor::block_on;

#[erase]
trait Odd {
    fn display(&self) -> impl Display;
    fn display_lent(&self) -> impl Display + '_;
    fn debug(&self, key: &str) -> impl Debug + Send + 'static;
    fn adder(&self) -> impl Fn(u32) -> u32;
    fn counter(&mut self) -> impl FnMut() -> u32;
    fn once(&self) -> impl FnOnce(&str) -> String + Send + 'static;
    fn error(&self) -> impl Error;
    fn reader(&self) -> impl Read + '_;
    fn writer(&mut self) -> impl Write;
    fn text(&self) -> impl AsRef<str>;
    fn turn(self) -> impl Display;
    fn with_default(&self) -> impl Display {
        "default"
    }
    async fn get(&self) -> u32;
}

struct Thing {
    step: u32,
    bytes: Vec<u8>,
}

impl Odd for Thing {
    fn display(&self) -> impl Display {
        self.step
    }
    fn display_lent(&self) -> impl Display + '_ {
        format_args!("<{}>", self.step).to_string()
    }
    fn debug(&self, key: &str) -> impl Debug + Send + 'static {
        (self.step, key.to_owned())
    }
    fn adder(&self) -> impl Fn(u32) -> u32 {
        move |by| self.step + by
    }
    fn counter(&mut self) -> impl FnMut() -> u32 {
        || {
            self.step += 1;
            self.step
        }
    }
    fn once(&self) -> impl FnOnce(&str) -> String + Send + 'static {
        let prefix = self.step.to_string();
        move |text| prefix + text
    }
    fn error(&self) -> impl Error {
        std::io::Error::other("broken")
    }
    fn reader(&self) -> impl Read + '_ {
        &*self.bytes
    }
    fn writer(&mut self) -> impl Write {
        &mut self.bytes
    }
    fn text(&self) -> impl AsRef<str> {
        "text"
    }
    fn turn(self) -> impl Display {
        self.step
    }
    async fn get(&self) -> u32 {
        self.step
    }
}

fn thing() -> Thing {
    Thing {
        step: 1,
        bytes: b"bytes".to_vec(),
    }
}

fn odd() -> Box<dyn Odd> {
    Box::new(thing())
}

#[test]
fn formatting_traits() {
    let odd = odd();
    assert_eq!((*odd).display().to_string(), "1");
    assert_eq!(odd.display_lent().to_string(), "<1>");
    assert_eq!((*odd).with_default().to_string(), "default");
    let debug = (*odd).debug("k");
    assert_eq!(block_on(odd.get()), 1);
    drop(odd);
    assert_eq!(format!("{debug:?}"), "(1, \"k\")");
}

#[test]
fn closures() {
    let mut odd = odd();
    assert_eq!((*odd).adder()(2), 3);
    assert_eq!(odd.adder()(4), 5);
    {
        let mut counter = (*odd).counter();
        assert_eq!((counter(), counter()), (2, 3));
    }
    let once = (*odd).once();
    drop(odd);
    assert_eq!(once("rd"), "3rd");
}

#[test]
fn readers_writers_and_conversions() {
    let mut odd = odd();
    let mut text = String::new();
    (*odd).reader().read_to_string(&mut text).unwrap();
    assert_eq!(text, "bytes");
    (*odd).writer().write_all(b"!").unwrap();
    text.clear();
    (*odd).reader().read_to_string(&mut text).unwrap();
    assert_eq!(text, "bytes!");
}

#[test]
fn an_output_by_value() {
    assert_eq!(odd().turn().to_string(), "1");
    assert_eq!(thing().turn().to_string(), "1");
}

#[test]
fn on_the_type_itself_nothing_is_boxed() {
    let mut thing = thing();
    assert_eq!(thing.display().to_string(), "1");
    assert_eq!(thing.adder()(1), 2);
    assert_eq!(thing.counter()(), 2);
    assert_eq!(thing.error().to_string(), "broken");
    assert_eq!(thing.text().as_ref(), "text");
}

#[test]
fn boxes_of_errors_and_of_conversions_are_used_by_reference() {
    let odd = odd();
    assert_eq!((*odd).error().to_string(), "broken");
    assert_eq!((*(*odd).text()).as_ref(), "text");
}
