//! Several lifetimes, written and left out.

use erase_core::erase;

/// Borrows a text.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r>(pub &'r str);

/// Answers requests.
#[erase]
pub trait Server<'s>: Send + Sync {
    /// Two that are left out.
    async fn answer(&self, request: Request<'_>, path: &str) -> usize;
    /// The receiver's.
    async fn name(&self, fallback: &str) -> &str;
    /// A named one.
    async fn pick<'a>(&self, one: &'a str, many: &[&'a str]) -> &'a str;
    /// The trait's.
    async fn home(&self, key: u32) -> &'s str;
    /// Behind others.
    async fn collect<'a>(&self, into: &mut Vec<&'a str>, value: &'a str) -> Option<&'a str>;
}

/// Answers from a text.
#[derive(Clone, Copy, Debug)]
pub struct Text<'t>(pub &'t str);

impl<'t> Server<'t> for Text<'t> {
    async fn answer(&self, request: Request<'_>, path: &str) -> usize {
        request.0.len().saturating_add(path.len())
    }
    async fn name(&self, _fallback: &str) -> &str {
        self.0
    }
    async fn pick<'a>(&self, one: &'a str, many: &[&'a str]) -> &'a str {
        many.first().copied().unwrap_or(one)
    }
    async fn home(&self, _key: u32) -> &'t str {
        self.0
    }
    async fn collect<'a>(&self, into: &mut Vec<&'a str>, value: &'a str) -> Option<&'a str> {
        into.push(value);
        into.first().copied()
    }
}

/// Calls all of them.
pub async fn total<'s>(server: &dyn Server<'s>) -> usize {
    let text = String::from("text");
    let mut all = Vec::new();
    let collected = server.collect(&mut all, &text).await.map_or(0, str::len);
    let name = server.name("").await;
    let picked = server.pick(name, &[]).await;
    let home: &'s str = server.home(1).await;
    [
        collected,
        picked.len(),
        home.len(),
        server.answer(Request(&text), "/").await,
    ]
    .iter()
    .sum()
}
