//! Parsers and visitors: borrowed input, named lifetimes, `'async_trait`, and generic methods.

use std::collections::BTreeMap;

use crate::async_trait;

#[derive(Debug, PartialEq)]
pub enum Token<'i> {
    Word(&'i str),
    Number(u64),
    Open,
    Close,
}

#[async_trait]
pub trait Tokens<'i>: Send {
    async fn next(&mut self) -> Option<Token<'i>>;
    async fn skip<'a>(&'a mut self, word: &'a str) -> &'a mut Self
    where
        'i: 'async_trait,
        Self: Sized;
}

struct Lexer<'i> {
    rest: std::str::SplitWhitespace<'i>,
    skipped: usize,
}

#[async_trait]
impl<'i> Tokens<'i> for Lexer<'i> {
    async fn next(&mut self) -> Option<Token<'i>> {
        tokio::task::yield_now().await;
        Some(match self.rest.next()? {
            "(" => Token::Open,
            ")" => Token::Close,
            word => word.parse().map_or(Token::Word(word), Token::Number),
        })
    }
    async fn skip<'a>(&'a mut self, word: &'a str) -> &'a mut Self
    where
        'i: 'async_trait,
    {
        while self.rest.clone().next() == Some(word) {
            self.rest.next();
            self.skipped += 1;
        }
        self
    }
}

#[async_trait]
pub trait Visitor: Send {
    type Output: Send;
    async fn word(&mut self, word: &str) -> Result<(), String>;
    async fn number(&mut self, number: u64) -> Result<(), String>;
    async fn nested<'i, E>(&mut self, tokens: &mut dyn Tokens<'i>) -> Result<(), E>
    where
        E: From<String> + Send;
    async fn finish(self) -> Self::Output;

    async fn drive<'i>(&mut self, tokens: &mut dyn Tokens<'i>) -> Result<(), String> {
        while let Some(token) = tokens.next().await {
            match token {
                Token::Word(word) => self.word(word).await?,
                Token::Number(number) => self.number(number).await?,
                Token::Open => self.nested::<String>(tokens).await?,
                Token::Close => return Ok(()),
            }
        }
        Ok(())
    }
}

#[derive(Default)]
struct Count {
    words: BTreeMap<String, u64>,
    sum: u64,
    depth: usize,
}

#[async_trait]
impl Visitor for Count {
    type Output = (BTreeMap<String, u64>, u64);
    async fn word(&mut self, word: &str) -> Result<(), String> {
        *self.words.entry(word.to_owned()).or_default() += 1;
        Ok(())
    }
    async fn number(&mut self, number: u64) -> Result<(), String> {
        self.sum += number;
        Ok(())
    }
    async fn nested<'i, E>(&mut self, tokens: &mut dyn Tokens<'i>) -> Result<(), E>
    where
        E: From<String> + Send,
    {
        self.depth += 1;
        if self.depth > 2 {
            return Err(String::from("too deep").into());
        }
        while let Some(token) = tokens.next().await {
            match token {
                Token::Word(word) => self.word(word).await?,
                Token::Number(number) => self.number(number * 10).await?,
                Token::Open => self.nested::<E>(tokens).await?,
                Token::Close => break,
            }
        }
        self.depth -= 1;
        Ok(())
    }
    async fn finish(self) -> Self::Output {
        (self.words, self.sum)
    }
}

async fn count(text: &str) -> Result<(BTreeMap<String, u64>, u64), String> {
    let mut lexer = Lexer {
        rest: text.split_whitespace(),
        skipped: 0,
    };
    let mut count = Count::default();
    count.drive(lexer.skip("-").await).await?;
    Ok(count.finish().await)
}

#[tokio::test]
async fn a_visitor_sees_each_token() {
    let text = String::from("- - a 1 ( b 2 ( 3 ) a ) 4");
    let task = tokio::spawn(async move { count(&text).await });
    let (words, sum) = task.await.unwrap().unwrap();
    assert_eq!(words, [("a".to_owned(), 2), ("b".to_owned(), 1)].into());
    assert_eq!(sum, 55);
    assert_eq!(count("( ( (").await, Err("too deep".into()));
}
