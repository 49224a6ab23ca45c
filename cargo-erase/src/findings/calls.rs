//! Calls whose future is not awaited on the spot: it was a `Pin<Box<..>>`, and is one no longer.

use std::collections::{BTreeMap, BTreeSet};

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{
    Block, Expr, ExprCall, ExprMethodCall, ExprReference, ImplItemFn, Item, ItemFn, Local, Pat,
    ReturnType, Type,
};

use super::impls::async_methods;
use super::{Finding, Findings, Kind};
use crate::plan::Plan;
use crate::project::Project;
use crate::source::Source;

pub(super) fn collect(project: &Project, plan: &Plan, findings: &mut Findings) {
    let methods: BTreeSet<String> = plan
        .traits
        .keys()
        .flat_map(|key| async_methods(project, key))
        .collect();
    for source in &project.sources {
        let mut finder = Finder {
            source,
            methods: &methods,
            boxed: false,
            findings,
        };
        finder.visit_file(&source.syntax);
    }
}

struct Finder<'a> {
    source: &'a Source,
    methods: &'a BTreeSet<String>,
    /// Whether the function, or the variable, is declared as a boxed future.
    boxed: bool,
    findings: &'a mut Findings,
}

impl Finder<'_> {
    fn method(&self, expr: &Expr) -> Option<String> {
        let name = match expr {
            Expr::MethodCall(call) => call.method.to_string(),
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) if path.path.segments.len() > 1 => {
                    path.path.segments.last()?.ident.to_string()
                }
                _ => return None,
            },
            _ => return None,
        };
        self.methods.contains(&name).then_some(name)
    }

    fn tell(&mut self, expr: &Expr, kind: Kind, message: String) {
        let start = self.source.range(expr.span()).start;
        self.findings
            .push(Finding::at(self.source, start, kind, message));
    }

    fn boxed_result(&mut self, expr: &Expr) {
        if let Some(name) = self.method(expr).filter(|_| self.boxed) {
            self.tell(
                expr,
                Kind::BoxedResult,
                format!(
                    "\
                `{name}` no longer returns a `Pin<Box<dyn Future>>` (E0308): write \
                `Box::pin(..)` around the call"
                ),
            );
        }
    }

    fn with_type(&mut self, ty: Option<&Type>, inside: impl FnOnce(&mut Self)) {
        let was = self.boxed;
        self.boxed = ty.is_some_and(is_boxed_future);
        inside(self);
        self.boxed = was;
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.with_type(output(&item.sig.output), |this| {
            visit::visit_item_fn(this, item);
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.with_type(output(&item.sig.output), |this| {
            visit::visit_impl_item_fn(this, item);
        });
    }

    fn visit_local(&mut self, local: &'ast Local) {
        let ty = match &local.pat {
            Pat::Type(pat) => Some(&*pat.ty),
            _ => None,
        };
        if ty.is_some() {
            self.with_type(ty, |this| {
                if let Some(init) = &local.init {
                    this.boxed_result(&init.expr);
                }
            });
        }
        visit::visit_local(self, local);
    }

    fn visit_block(&mut self, block: &'ast Block) {
        if let Some(syn::Stmt::Expr(tail, None)) = block.stmts.last() {
            self.boxed_result(tail);
        }
        unpinned(self, block);
        visit::visit_block(self, block);
    }

    fn visit_expr_return(&mut self, expr: &'ast syn::ExprReturn) {
        if let Some(value) = &expr.expr {
            self.boxed_result(value);
        }
        visit::visit_expr_return(self, expr);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        const BY_VALUE: [&str; 4] = ["select", "try_select", "select_all", "select_ok"];
        let name = match &*call.func {
            Expr::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        if name.is_some_and(|name| BY_VALUE.contains(&name.as_str())) {
            for arg in &call.args {
                if let Some(method) = self.method(arg) {
                    self.tell(arg, Kind::Unpin, not_unpin(&method));
                }
            }
        }
        visit::visit_expr_call(self, call);
    }
}

fn not_unpin(method: &str) -> String {
    format!(
        "\
            the future of `{method}` on a concrete type is not `Unpin` (E0277): \
            `std::pin::pin!(..)` or `Box::pin(..)` makes it so; on `dyn` it is"
    )
}

fn output(output: &ReturnType) -> Option<&Type> {
    match output {
        ReturnType::Type(_, ty) => Some(ty),
        ReturnType::Default => None,
    }
}

/// `BoxFuture<..>`, `LocalBoxFuture<..>`, `Pin<Box<dyn Future>>`, also inside a `Vec` or an `Option`.
fn is_boxed_future(ty: &Type) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
            let name = segment.ident.to_string();
            self.0 |= matches!(name.as_str(), "BoxFuture" | "LocalBoxFuture" | "Pin");
            visit::visit_path_segment(self, segment);
        }
    }
    let mut finder = Finder(false);
    finder.visit_type(ty);
    finder.0
}

/// Variables that keep a future, and are borrowed mutably in the same block.
fn unpinned(finder: &mut Finder<'_>, block: &Block) {
    let mut kept: BTreeMap<String, &Expr> = BTreeMap::new();
    for stmt in &block.stmts {
        if let syn::Stmt::Local(Local {
            pat: Pat::Ident(pat),
            init: Some(init),
            ..
        }) = stmt
        {
            if finder.method(&init.expr).is_some() {
                kept.insert(pat.ident.to_string(), &init.expr);
            }
        }
    }
    if kept.is_empty() {
        return;
    }
    let mut uses = Uses::default();
    uses.visit_block(block);
    for (name, expr) in kept {
        if uses.borrowed.contains(&name) && !uses.pinned.contains(&name) {
            if let Some(method) = finder.method(expr) {
                finder.tell(expr, Kind::Unpin, not_unpin(&method));
            }
        }
    }
}

#[derive(Default)]
struct Uses {
    /// Names behind `&mut`, also in macros, and those that `poll_unpin` is called on.
    borrowed: BTreeSet<String>,
    /// Names in `pin!(..)` and `pin_mut!(..)`, which stand for a pinned reference from there on.
    pinned: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_expr_reference(&mut self, expr: &'ast ExprReference) {
        if let (Some(_), Expr::Path(path)) = (&expr.mutability, &*expr.expr) {
            self.borrowed
                .extend(path.path.get_ident().map(ToString::to_string));
        }
        visit::visit_expr_reference(self, expr);
    }
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if let (true, Expr::Path(path)) = (call.method == "poll_unpin", &*call.receiver) {
            self.borrowed
                .extend(path.path.get_ident().map(ToString::to_string));
        }
        visit::visit_expr_method_call(self, call);
    }
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let trees: Vec<_> = mac.tokens.clone().into_iter().collect();
        let last = mac.path.segments.last();
        if last.is_some_and(|last| last.ident == "pin" || last.ident == "pin_mut") {
            self.pinned.extend(trees.iter().map(ToString::to_string));
        }
        for window in trees.windows(3) {
            if let [
                proc_macro2::TokenTree::Punct(and),
                proc_macro2::TokenTree::Ident(mutable),
                proc_macro2::TokenTree::Ident(name),
            ] = window
            {
                if and.as_char() == '&' && mutable == "mut" {
                    self.borrowed.insert(name.to_string());
                }
            }
        }
    }
    fn visit_item(&mut self, _: &'ast Item) {}
}
