//! A reference in the output to a type with a lifetime of the trait's own.
use erase_core::async_trait;

struct Token<'s>(&'s str);

#[async_trait]
trait Lexer<'s>: Send {
    async fn peek(&mut self) -> Option<&Token<'s>>;
}

struct Words<'s>(Option<Token<'s>>);

#[async_trait]
impl<'s> Lexer<'s> for Words<'s> {
    async fn peek(&mut self) -> Option<&Token<'s>> {
        self.0.as_ref()
    }
}

fn main() {}
