//! Visitors: default bodies that call themselves and each other, and a walk beside the trait that
//! calls the visitor that called it.

use std::collections::HashMap;

use crate::async_trait;

pub enum Expr {
    Number(i64),
    Variable(String),
    Binary(Box<Expr>, char, Box<Expr>),
    Let(String, Box<Expr>, Box<Expr>),
}

fn number(value: i64) -> Box<Expr> {
    Box::new(Expr::Number(value))
}

fn sum(left: Box<Expr>, right: Box<Expr>) -> Box<Expr> {
    Box::new(Expr::Binary(left, '+', right))
}

/// Folds an expression: `fold` calls itself, and what it calls may come back to it.
#[async_trait]
pub trait Fold: Send {
    type Output: Send;
    type Error: Send + From<String>;

    async fn fold(&mut self, expr: &Expr) -> Result<Self::Output, Self::Error> {
        match expr {
            Expr::Number(value) => self.number(*value).await,
            Expr::Variable(name) => self.variable(name).await,
            Expr::Binary(left, op, right) => {
                let left = self.fold(left).await?;
                let right = self.fold(right).await?;
                self.binary(left, *op, right).await
            }
            Expr::Let(name, value, body) => {
                let value = self.fold(value).await?;
                self.bind(name, value, body).await
            }
        }
    }
    async fn number(&mut self, value: i64) -> Result<Self::Output, Self::Error>;
    async fn variable(&mut self, name: &str) -> Result<Self::Output, Self::Error> {
        Err(format!("unbound {name}").into())
    }
    async fn binary(
        &mut self,
        left: Self::Output,
        op: char,
        right: Self::Output,
    ) -> Result<Self::Output, Self::Error>;
    async fn bind(
        &mut self,
        name: &str,
        value: Self::Output,
        body: &Expr,
    ) -> Result<Self::Output, Self::Error>;
}

#[derive(Default)]
struct Evaluate {
    variables: HashMap<String, i64>,
}

#[async_trait]
impl Fold for Evaluate {
    type Output = i64;
    type Error = String;

    async fn number(&mut self, value: i64) -> Result<i64, String> {
        tokio::task::yield_now().await;
        Ok(value)
    }
    async fn variable(&mut self, name: &str) -> Result<i64, String> {
        let value = self.variables.get(name).copied();
        value.ok_or_else(|| format!("no {name}"))
    }
    async fn binary(&mut self, left: i64, op: char, right: i64) -> Result<i64, String> {
        match op {
            '+' => Ok(left + right),
            _ => Err(op.to_string()),
        }
    }
    async fn bind(&mut self, name: &str, value: i64, body: &Expr) -> Result<i64, String> {
        let outer = self.variables.insert(name.to_owned(), value);
        let result = self.fold(body).await;
        match outer {
            Some(outer) => self.variables.insert(name.to_owned(), outer),
            None => self.variables.remove(name),
        };
        result
    }
}

/// Each method by default walks on; an implementor that overrides one walks on by the same function.
#[async_trait]
pub trait Visit: Sized + Send {
    async fn expr(&mut self, expr: &Expr) {
        walk(self, expr).await;
    }
    async fn name(&mut self, _name: &str) {}
}

async fn walk<V: Visit>(visit: &mut V, expr: &Expr) {
    match expr {
        Expr::Number(_) => {}
        Expr::Variable(name) => visit.name(name).await,
        Expr::Binary(left, _, right) => {
            visit.expr(left).await;
            visit.expr(right).await;
        }
        Expr::Let(name, value, body) => {
            visit.name(name).await;
            visit.expr(value).await;
            visit.expr(body).await;
        }
    }
}

#[derive(Default)]
struct Names(Vec<String>);

#[async_trait]
impl Visit for Names {
    async fn name(&mut self, name: &str) {
        self.0.push(name.to_owned());
    }
}

#[derive(Default)]
struct Count {
    all: usize,
    deepest: usize,
    depth: usize,
}

#[async_trait]
impl Visit for Count {
    async fn expr(&mut self, expr: &Expr) {
        self.all += 1;
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        walk(self, expr).await;
        self.depth -= 1;
    }
}

fn example() -> Expr {
    let twice = sum(
        Box::new(Expr::Variable("x".into())),
        Box::new(Expr::Variable("x".into())),
    );
    Expr::Let("x".into(), sum(number(2), number(3)), twice)
}

#[tokio::test]
async fn a_default_body_calls_itself() {
    let mut folds: Vec<Box<dyn Fold<Output = i64, Error = String>>> =
        vec![Box::new(Evaluate::default())];
    assert_eq!(folds[0].fold(&example()).await, Ok(10));
    let task = tokio::spawn(async { Evaluate::default().fold(&example()).await });
    assert_eq!(task.await.unwrap(), Ok(10));
    let unbound = Expr::Variable("y".into());
    assert_eq!(folds[0].fold(&unbound).await, Err("no y".into()));
}

#[tokio::test]
async fn a_function_beside_the_trait_calls_the_visitor_back() {
    let mut names = Names::default();
    names.expr(&example()).await;
    assert_eq!(names.0, ["x", "x", "x"]);
    let task = tokio::spawn(async {
        let mut count = Count::default();
        count.expr(&example()).await;
        count
    });
    let count = task.await.unwrap();
    assert_eq!((count.all, count.deepest), (7, 3));
}
