//! A lifetime that is not declared: one error, at the lifetime.
use erase_core::erase;

#[erase]
pub trait Store<'t> {
    async fn get(&self, key: &'k str) -> Option<&'t str>;
    async fn put(&self, values: Vec<&'v str>) -> Box<dyn for<'x> Fn(&'x str) -> &'x str>;
    async fn all<'a>(&'a self, each: &dyn for<'y> Fn(&'y str)) -> Option<&'a str>;
}

fn main() {}
