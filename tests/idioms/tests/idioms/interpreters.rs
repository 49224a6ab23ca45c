//! An interpreter: a tree that evaluates itself, with functions behind `Arc<dyn Function>`.

use std::collections::HashMap;
use std::sync::Arc;

use crate::async_trait;

#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    Unknown(String),
    Depth,
}

#[derive(Clone, Default)]
pub struct Scope {
    variables: HashMap<String, i64>,
    functions: HashMap<String, Arc<dyn Function>>,
    depth: u32,
}

#[async_trait]
pub trait Function: Send + Sync {
    async fn apply(&self, arguments: Vec<i64>, scope: &Scope) -> Result<i64, Error>;
}

#[async_trait]
pub trait Evaluate: Send + Sync {
    async fn evaluate(&self, scope: &mut Scope) -> Result<i64, Error>;
}

#[derive(Clone)]
pub enum Expr {
    Number(i64),
    Variable(String),
    Add(Vec<Expr>),
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    Let(String, Box<Expr>, Box<Expr>),
    Call(String, Vec<Expr>),
    Host(Arc<dyn Evaluate>),
}

#[async_trait]
impl Evaluate for Expr {
    async fn evaluate(&self, scope: &mut Scope) -> Result<i64, Error> {
        match self {
            Expr::Number(number) => Ok(*number),
            Expr::Variable(name) => scope
                .variables
                .get(name)
                .copied()
                .ok_or_else(|| Error::Unknown(name.clone())),
            Expr::Add(terms) => {
                let mut sum = 0;
                for term in terms {
                    sum += term.evaluate(scope).await?;
                }
                Ok(sum)
            }
            Expr::If(test, then, other) => {
                let branch = if test.evaluate(scope).await? == 0 {
                    other
                } else {
                    then
                };
                branch.evaluate(scope).await
            }
            Expr::Let(name, value, body) => {
                let value = value.evaluate(scope).await?;
                let before = scope.variables.insert(name.clone(), value);
                let result = body.evaluate(scope).await;
                match before {
                    Some(before) => scope.variables.insert(name.clone(), before),
                    None => scope.variables.remove(name),
                };
                result
            }
            Expr::Call(name, arguments) => {
                let function = scope
                    .functions
                    .get(name)
                    .cloned()
                    .ok_or_else(|| Error::Unknown(name.clone()))?;
                let mut values = Vec::with_capacity(arguments.len());
                for argument in arguments {
                    values.push(argument.evaluate(scope).await?);
                }
                function.apply(values, scope).await
            }
            Expr::Host(host) => host.evaluate(scope).await,
        }
    }
}

/// A function of the language itself.
struct Defined {
    parameter: &'static str,
    body: Expr,
}

#[async_trait]
impl Function for Defined {
    async fn apply(&self, arguments: Vec<i64>, scope: &Scope) -> Result<i64, Error> {
        let mut inner = scope.clone();
        inner.depth += 1;
        if inner.depth > 50 {
            return Err(Error::Depth);
        }
        inner.variables = [(self.parameter.to_owned(), arguments[0])].into();
        self.body.evaluate(&mut inner).await
    }
}

struct Yield;

#[async_trait]
impl Evaluate for Yield {
    async fn evaluate(&self, _: &mut Scope) -> Result<i64, Error> {
        tokio::task::yield_now().await;
        Ok(0)
    }
}

fn variable(name: &str) -> Expr {
    Expr::Variable(name.into())
}

/// The sum of all numbers up to one.
fn triangle() -> Expr {
    let less = Expr::Add(vec![
        variable("n"),
        Expr::Number(-1),
        Expr::Host(Arc::new(Yield)),
    ]);
    let rest = Expr::Call("triangle".into(), vec![less]);
    let sum = Expr::Add(vec![variable("n"), rest]);
    Expr::If(
        Box::new(variable("n")),
        Box::new(sum),
        Box::new(Expr::Number(0)),
    )
}

fn scope() -> Scope {
    let function: Arc<dyn Function> = Arc::new(Defined {
        parameter: "n",
        body: triangle(),
    });
    Scope {
        functions: [("triangle".to_owned(), function)].into(),
        ..Scope::default()
    }
}

#[tokio::test]
async fn functions_call_themselves() {
    let call = Expr::Call("triangle".into(), vec![variable("x")]);
    let program = Expr::Let("x".into(), Box::new(Expr::Number(10)), Box::new(call));
    let task = tokio::spawn(async move { program.evaluate(&mut scope()).await });
    assert_eq!(task.await.unwrap(), Ok(55));
    let deep: Box<dyn Evaluate> = Box::new(Expr::Call("triangle".into(), vec![Expr::Number(99)]));
    assert_eq!(deep.evaluate(&mut scope()).await, Err(Error::Depth));
    assert_eq!(
        variable("x").evaluate(&mut scope()).await,
        Err(Error::Unknown("x".into()))
    );
}
