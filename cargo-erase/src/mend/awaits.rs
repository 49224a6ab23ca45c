//! Fixes `match` arms and `if` branches that are awaited together: their futures have different types now.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprAwait, Stmt};

use super::context::{Fix, Past};
use crate::check::Problem;
use crate::edit::Edits;
use crate::project::Project;
use crate::source::Tokens;

// Input:
//     match self { Left(l) => l.call(), Right(r) => r.call() }.await
// Output:
//     match self { Left(l) => l.call().await, Right(r) => r.call().await }
pub(super) fn await_in_each_arm(
    project: &Project,
    problem: &Problem,
    _past: &mut Past,
) -> Option<Fix> {
    if problem.code != "E0308" || !problem.message.ends_with("have incompatible types") {
        return None;
    }
    let file = project.file(&problem.place.path)?;
    let tokens = Tokens::of(&project.sources[file].text).ok()?;
    let syntax = syn::parse2(tokens.stream.clone()).ok()?;
    let mut search = Search {
        tokens: &tokens,
        at: problem.place.range.start,
        found: None,
    };
    search.visit_file(&syntax);
    let (await_, values) = search.found?;
    let mut edits = Edits::default();
    for value in values {
        let range = tokens.range(value.span());
        let behind = if needs_parentheses(value) {
            edits.replace(range.start..range.start, "(");
            ").await"
        } else {
            ".await"
        };
        edits.replace(range.end..range.end, behind);
    }
    let base = tokens.range(await_.base.span());
    edits.replace(base.end..tokens.range(await_.span()).end, "");
    Some(Fix::Edit(file, edits, "`.await` in each arm"))
}

/// The innermost `.await` whose operand has a place in it, and the values of its arms.
struct Search<'ast> {
    tokens: &'ast Tokens,
    at: usize,
    found: Option<(&'ast ExprAwait, Vec<&'ast Expr>)>,
}

impl<'ast> Visit<'ast> for Search<'ast> {
    fn visit_expr_await(&mut self, expr: &'ast ExprAwait) {
        if self.tokens.range(expr.base.span()).contains(&self.at) {
            let mut values = Vec::new();
            if is_choice(&expr.base) && of_expr(&expr.base, &mut values) {
                self.found = Some((expr, values));
            }
        }
        visit::visit_expr_await(self, expr);
    }
}

fn is_choice(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => is_choice(&inner.expr),
        expr => matches!(expr, Expr::Match(_) | Expr::If(_)),
    }
}

/// Adds the values that an expression may have, unless one of them cannot be found.
fn of_expr<'ast>(expr: &'ast Expr, values: &mut Vec<&'ast Expr>) -> bool {
    match expr {
        Expr::Paren(inner) if is_choice(&inner.expr) => of_expr(&inner.expr, values),
        Expr::Match(choice) => choice.arms.iter().all(|arm| of_expr(&arm.body, values)),
        Expr::If(choice) => {
            let other = choice.else_branch.as_ref();
            of_block(&choice.then_branch, values)
                && other.is_some_and(|(_, other)| of_expr(other, values))
        }
        Expr::Block(block) if block.label.is_none() => of_block(&block.block, values),
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Macro(call) if diverges(&call.mac) => true,
        expr => {
            values.push(expr);
            true
        }
    }
}

fn needs_parentheses(expr: &Expr) -> bool {
    use Expr::{Async, Await, Call, Field, Macro, MethodCall, Paren, Path};

    !matches!(
        expr,
        Async(_) | Await(_) | Call(_) | Field(_) | Macro(_) | MethodCall(_) | Paren(_) | Path(_)
    )
}

fn of_block<'ast>(block: &'ast Block, values: &mut Vec<&'ast Expr>) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(expr, None)) => of_expr(expr, values),
        Some(Stmt::Expr(Expr::Return(_) | Expr::Break(_) | Expr::Continue(_), Some(_))) => true,
        Some(Stmt::Macro(call)) => diverges(&call.mac),
        _ => false,
    }
}

fn diverges(mac: &syn::Macro) -> bool {
    let name = mac.path.segments.last().map(|last| last.ident.to_string());
    let name = name.unwrap_or_default();
    matches!(&*name, "panic" | "unreachable" | "todo" | "unimplemented")
}
