//! What async-trait's bodies may do and native ones may not: rebind `self`, leave a reference out of
//! the future, and call themselves.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{
    Block, Expr, ExprAssign, ExprCall, ExprMethodCall, ExprReference, FnArg, ImplItem, Item, Pat,
    ReceiverKind, Signature, TraitItem, Type,
};

use super::impls::async_methods;
use super::{Finding, Findings, Kind};
use crate::plan::Plan;
use crate::project::Project;
use crate::source::Source;

pub(super) fn collect(project: &Project, plan: &Plan, findings: &mut Findings) {
    for found in &plan.impls {
        let source = &project.sources[found.file];
        let item = &project.facts[found.file].impls[found.index].item;
        let methods = item.items.iter().filter_map(|entry| match entry {
            ImplItem::Fn(function) => Some((&function.sig, &function.block)),
            _ => None,
        });
        let methods: Vec<_> = methods.collect();
        self::methods(source, &methods, findings);
        recursion(
            source,
            &methods,
            &async_methods(project, &found.key),
            findings,
        );
    }
    for key in plan.traits.keys() {
        for (file, n) in project.traits.get(key).into_iter().flatten() {
            let item = &project.facts[*file].traits[*n].item;
            let methods = item.items.iter().filter_map(|entry| match entry {
                TraitItem::Fn(function) => Some((&function.sig, function.default.as_ref()?)),
                _ => None,
            });
            let methods: Vec<_> = methods.collect();
            self::methods(&project.sources[*file], &methods, findings);
        }
    }
}

fn methods(source: &Source, methods: &[(&Signature, &Block)], findings: &mut Findings) {
    for (sig, block) in methods.iter().filter(|(sig, _)| sig.asyncness.is_some()) {
        if let Some(span) = rebinding(sig, block) {
            findings.push(Finding::at(source, source.range(span).start, Kind::SelfRebinding, "async-trait made `self` a variable that can be borrowed mutably or assigned to (E0596, E0384); write `let mut this = self;` and use that"));
        }
        for (name, span) in unused_references(sig, block) {
            findings.push(Finding::at(source, source.range(span).start, Kind::UnusedReference, format!("`{name}` is not used, but a native future holds it: the future is `Send` only if what it refers to is `Sync`, and borrows it until it ends")));
        }
    }
}

/// `&mut self` or `self = ..` where the receiver is `&mut self`.
fn rebinding(sig: &Signature, block: &Block) -> Option<Span> {
    struct Finder(Option<Span>);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_expr_reference(&mut self, expr: &'ast ExprReference) {
            if expr.mutability.is_some() && is_self(&expr.expr) {
                self.0.get_or_insert(expr.span());
            }
            visit::visit_expr_reference(self, expr);
        }
        fn visit_expr_assign(&mut self, expr: &'ast ExprAssign) {
            if is_self(&expr.left) {
                self.0.get_or_insert(expr.span());
            }
            visit::visit_expr_assign(self, expr);
        }
        // What is inside has a `self` of its own.
        fn visit_item(&mut self, _: &'ast Item) {}
    }
    let receiver = sig.receiver()?;
    if !matches!(receiver.kind, ReceiverKind::Reference(_, _, Some(_))) {
        return None;
    }
    let mut finder = Finder(None);
    finder.visit_block(block);
    finder.0
}

/// References that the body does not name, to something that may not be `Sync`.
fn unused_references(sig: &Signature, block: &Block) -> Vec<(String, Span)> {
    const SYNC: [&str; 22] = [
        "str", "String", "Path", "PathBuf", "OsStr", "OsString", "bool", "char", "f32", "f64",
        "i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize", "Duration", "Uuid",
    ];
    let mut unused = Vec::new();
    for input in &sig.inputs {
        let FnArg::Typed(input) = input else { continue };
        let Type::Reference(reference) = &*input.ty else {
            continue;
        };
        let is_sync = match &*reference.elem {
            Type::Path(path) => path.path.segments.last().is_some_and(|last| {
                SYNC.iter().any(|name| last.ident == name) && last.arguments.is_empty()
            }),
            Type::Slice(slice) => {
                matches!(&*slice.elem, Type::Path(path) if path.path.is_ident("u8"))
            }
            _ => false,
        };
        let name = match &*input.pat {
            Pat::Ident(pat) => pat.ident.to_string(),
            Pat::Wild(_) => "_".to_owned(),
            _ => continue,
        };
        if !is_sync && !mentions(block.to_token_stream(), &name) {
            unused.push((name, input.pat.span()));
        }
    }
    unused
}

/// Whether a name occurs in a body, in the arguments and the texts of macros as well.
fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Literal(literal) => literal.to_string().contains(name),
        TokenTree::Punct(_) => false,
    })
}

/// Methods that call themselves on `self`, directly or through others of the same impl.
fn recursion(
    source: &Source,
    methods: &[(&Signature, &Block)],
    asynchronous: &BTreeSet<String>,
    findings: &mut Findings,
) {
    let mut calls: BTreeMap<String, Vec<(String, Span)>> = BTreeMap::new();
    for (sig, block) in methods.iter().filter(|(sig, _)| sig.asyncness.is_some()) {
        let mut finder = SelfCalls(Vec::new());
        finder.visit_block(block);
        finder.0.retain(|(name, _)| asynchronous.contains(name));
        calls.insert(sig.ident.to_string(), finder.0);
    }
    for (name, own) in &calls {
        for (callee, span) in own {
            if reaches(&calls, callee, name, &mut BTreeSet::new()) {
                findings.push(Finding::at(source, source.range(*span).start, Kind::Recursion, format!("`{name}` calls itself (E0733): write `Box::pin(..)` around this call; through `dyn` it needs nothing")));
                break;
            }
        }
    }
}

fn reaches(
    calls: &BTreeMap<String, Vec<(String, Span)>>,
    from: &str,
    to: &str,
    seen: &mut BTreeSet<String>,
) -> bool {
    from == to
        || seen.insert(from.to_owned())
            && calls
                .get(from)
                .into_iter()
                .flatten()
                .any(|(next, _)| reaches(calls, next, to, seen))
}

/// `self.method(..).await`, `Self::method(self, ..).await`, without a `Box::pin` around.
struct SelfCalls(Vec<(String, Span)>);

impl<'ast> Visit<'ast> for SelfCalls {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if is_self(&call.receiver) {
            self.0.push((call.method.to_string(), call.span()));
        }
        visit::visit_expr_method_call(self, call);
    }
    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        let Expr::Path(path) = &*call.func else {
            return visit::visit_expr_call(self, call);
        };
        let names: Vec<String> = path
            .path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        match names
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .as_slice()
        {
            // `Box::pin(self.method())` has a size.
            [.., "Box", "pin"] => {}
            ["Self", method] => {
                self.0.push(((*method).to_owned(), call.span()));
                visit::visit_expr_call(self, call);
            }
            _ => visit::visit_expr_call(self, call),
        }
    }
    fn visit_item(&mut self, _: &'ast Item) {}
}

pub(super) fn is_self(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.path.is_ident("self"),
        Expr::Paren(inner) => is_self(&inner.expr),
        _ => false,
    }
}
