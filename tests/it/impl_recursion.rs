//! The attribute on an impl: a method that calls itself is boxed, as far as it has to be.

use std::sync::Arc;

use erase_core::async_trait;
use futures::executor::block_on;

use crate::impl_attribute::in_a_thread;

mod recursion {
    use super::*;

    #[async_trait]
    trait Walk: Send + Sync {
        async fn walk(&self, n: u32) -> u32;
        async fn longest<'a>(&self, (a, b): (&'a str, &'a str), _: u8) -> &'a str;
        async fn even(&self, n: u32) -> bool;
        async fn odd(&self, n: u32) -> bool;
    }

    struct Direct;

    #[async_trait]
    impl Walk for Direct {
        async fn walk(&self, n: u32) -> u32 {
            if n == 0 {
                0
            } else {
                self.walk(n - 1).await + 1
            }
        }
        async fn longest<'a>(&self, (a, b): (&'a str, &'a str), left: u8) -> &'a str {
            if left == 0 || a.len() > b.len() {
                return a;
            }
            Self::longest(self, (b, a), left - 1).await
        }
        async fn even(&self, n: u32) -> bool {
            n == 0 || self.odd(n - 1).await
        }
        async fn odd(&self, n: u32) -> bool {
            n != 0 && Walk::even(self, n - 1).await
        }
    }

    #[test]
    fn a_method_that_calls_itself_is_boxed() {
        assert_eq!(in_a_thread(async { Direct.walk(40).await }), 40);
        assert_eq!(block_on(Direct.longest(("a", "bc"), 5)), "bc");
    }

    #[test]
    fn so_are_two_that_call_each_other() {
        assert!(in_a_thread(async { Direct.even(10).await }));
        let walk: Box<dyn Walk> = Box::new(Direct);
        assert!(in_a_thread(async move { walk.odd(9).await }));
    }
}

mod trees {
    use super::*;

    #[async_trait]
    trait Eval: Send + Sync {
        type Error: Send;
        async fn eval(&self, depth: u32) -> Result<i64, Self::Error>;
    }

    enum Expr {
        Number(i64),
        Sum(Vec<Expr>),
        Times(Box<Expr>, Box<Expr>),
    }

    #[async_trait]
    impl Eval for Expr {
        type Error = String;
        async fn eval(&self, depth: u32) -> Result<i64, String> {
            if depth == 0 {
                return Err("too deep".into());
            }
            Ok(match self {
                Expr::Number(number) => *number,
                Expr::Sum(terms) => {
                    let terms = terms.iter().map(|term| term.eval(depth - 1));
                    futures::future::try_join_all(terms)
                        .await?
                        .into_iter()
                        .sum()
                }
                Expr::Times(a, b) => {
                    let (a, b) = futures::try_join!(a.eval(depth - 1), b.eval(depth - 1))?;
                    a * b
                }
            })
        }
    }

    #[test]
    fn a_tree_calls_its_children() {
        let product = Expr::Times(Box::new(Expr::Number(3)), Box::new(Expr::Number(4)));
        let sum = Arc::new(Expr::Sum(vec![Expr::Number(1), product]));
        let shared = Arc::clone(&sum);
        assert_eq!(in_a_thread(async move { shared.eval(9).await }), Ok(13));
        assert!(block_on(sum.eval(2)).is_err());
    }
}

mod not_send {
    use super::*;
    use std::rc::Rc;

    #[async_trait(?Send)]
    trait Walk {
        async fn walk(&self, left: Rc<u32>) -> Rc<u32>;
    }

    struct Local;

    #[async_trait(?Send)]
    impl Walk for Local {
        async fn walk(&self, left: Rc<u32>) -> Rc<u32> {
            match *left {
                0 => left,
                n => self.walk(Rc::new(n - 1)).await,
            }
        }
    }

    #[test]
    fn recursion_without_send() {
        assert_eq!(*block_on(Local.walk(Rc::new(3))), 0);
    }
}

mod not_send_method {
    use super::*;
    use std::rc::Rc;

    #[async_trait]
    trait Mixed: Send + Sync {
        #[erase(?Send)]
        async fn walk(&self, left: Rc<u32>) -> Rc<u32>;
    }

    struct Local;

    #[async_trait]
    impl Mixed for Local {
        #[erase(?Send)]
        async fn walk(&self, left: Rc<u32>) -> Rc<u32> {
            match *left {
                0 => left,
                n => self.walk(Rc::new(n - 1)).await,
            }
        }
    }

    #[test]
    fn recursion_in_a_method_without_send() {
        assert_eq!(*block_on(Local.walk(Rc::new(3))), 0);
    }
}
