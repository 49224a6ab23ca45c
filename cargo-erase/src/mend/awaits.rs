//! `match` arms and `if` branches that are awaited together: their futures have different types now.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprAwait, Stmt};

use super::context::{Context, Fix, Past};
use crate::check::Problem;
use crate::edit::Edits;
use crate::source::before_the_tokens;

// Input:
//     match self { Left(l) => l.call(), Right(r) => r.call() }.await
// Output:
//     match self { Left(l) => l.call().await, Right(r) => r.call().await }
pub(super) fn await_in_each_arm(
    context: &Context<'_>,
    problem: &Problem,
    _past: &mut Past,
) -> Option<Fix> {
    if problem.code != "E0308" || !problem.message.ends_with("have incompatible types") {
        return None;
    }
    let place = problem.place.as_ref()?;
    let file = context.file(place)?;
    let text = context.text(file);
    let skipped = before_the_tokens(text);
    let syntax = syn::parse_file(&text[skipped..]).ok()?;
    let mut search = Search {
        at: place.range.start.checked_sub(skipped)?,
        found: None,
    };
    search.visit_file(&syntax);
    let (whole, base, tails) = search.found?;
    let shifted = |at: usize| at + skipped;
    let mut edits = Edits::default();
    for (start, end, needs_parentheses) in tails {
        if needs_parentheses {
            edits.replace(shifted(start)..shifted(start), "(");
            edits.replace(shifted(end)..shifted(end), ").await");
        } else {
            edits.replace(shifted(end)..shifted(end), ".await");
        }
    }
    edits.delete(shifted(base)..shifted(whole));
    let what = "`.await` in each arm".to_owned();
    Some(Fix::Edit { file, what, edits })
}

/// Where a value starts and ends, and whether `.await` behind it needs parentheses.
type Tail = (usize, usize, bool);

/// The innermost `.await` whose operand has a place in it.
struct Search {
    at: usize,
    /// Its end, the end of its operand, and the values of the arms.
    found: Option<(usize, usize, Vec<Tail>)>,
}

impl<'ast> Visit<'ast> for Search {
    fn visit_expr_await(&mut self, expr: &'ast ExprAwait) {
        let base = expr.base.span().byte_range();
        if base.contains(&self.at) {
            let mut tails = Vec::new();
            if is_choice(&expr.base) && of_expr(&expr.base, &mut tails) {
                self.found = Some((expr.span().byte_range().end, base.end, tails));
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

/// Adds the values that an expression may have; not so if one of them cannot be found.
fn of_expr(expr: &Expr, tails: &mut Vec<Tail>) -> bool {
    match expr {
        Expr::Paren(inner) if is_choice(&inner.expr) => of_expr(&inner.expr, tails),
        Expr::Match(choice) => choice.arms.iter().all(|arm| of_expr(&arm.body, tails)),
        Expr::If(choice) => {
            let other = choice.else_branch.as_ref();
            of_block(&choice.then_branch, tails)
                && other.is_some_and(|(_, other)| of_expr(other, tails))
        }
        Expr::Block(block) if block.label.is_none() => of_block(&block.block, tails),
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Macro(call) if diverges(&call.mac) => true,
        expr => {
            let needs_parentheses = !matches!(
                expr,
                Expr::Call(_)
                    | Expr::MethodCall(_)
                    | Expr::Path(_)
                    | Expr::Field(_)
                    | Expr::Paren(_)
                    | Expr::Macro(_)
                    | Expr::Async(_)
                    | Expr::Await(_)
            );
            let range = expr.span().byte_range();
            tails.push((range.start, range.end, needs_parentheses));
            true
        }
    }
}

fn of_block(block: &Block, tails: &mut Vec<Tail>) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(expr, None)) => of_expr(expr, tails),
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
