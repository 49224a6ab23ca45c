//! What async-trait's bodies may do and native ones may not.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{
    Block, Expr, ExprAssign, ExprReference, Generics, ImplItem, Item, Macro, ReceiverKind,
    Signature, TraitItem,
};

use super::captures::{Unused, unused_references};
use super::recursion::recursion;
use super::{Finding, Findings, Kind, text};
use crate::plan::Plan;
use crate::project::{Key, Project};
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
        let send = is_send(project, &found.key);
        self::methods(source, &methods, &item.generics, send, findings);
        recursion(project, found, &methods, findings);
    }
    for key in plan.traits.keys() {
        for (file, n) in project.traits.get(key).into_iter().flatten() {
            let item = &project.facts[*file].traits[*n].item;
            let methods = item.items.iter().filter_map(|entry| match entry {
                TraitItem::Fn(function) => Some((&function.sig, function.default.as_ref()?)),
                _ => None,
            });
            let methods: Vec<_> = methods.collect();
            let send = is_send(project, key);
            let source = &project.sources[*file];
            self::methods(source, &methods, &item.generics, send, findings);
        }
    }
}

/// Whether a trait's futures are `Send`.
pub(super) fn is_send(project: &Project, key: &Key) -> bool {
    let definitions = project.traits.get(key).into_iter().flatten();
    let mut sites = definitions.into_iter().flat_map(|(file, n)| {
        let sites = project.sites_of(*file, *n);
        sites.filter_map(|site| Some(&project.sources[*file].text[site.attr.args.clone()?]))
    });
    !sites.any(|args| args.contains("?Send"))
}

fn methods(
    source: &Source,
    methods: &[(&Signature, &Block)],
    generics: &Generics,
    send: bool,
    findings: &mut Findings,
) {
    for (sig, block) in methods.iter().filter(|(sig, _)| sig.asyncness.is_some()) {
        if let Some(span) = rebinding(sig, block) {
            findings.push(Finding::at(
                source,
                source.range(span).start,
                Kind::SelfRebinding,
                text::SELF_REBINDING,
            ));
        }
        for Unused {
            name,
            span,
            demand,
            is_doubtful,
        } in unused_references(sig, block, generics)
        {
            let finding = Finding::at(
                source,
                source.range(span).start,
                Kind::UnusedReference,
                format!(
                    "\
                        `{name}` is not used, but a native future holds it: the future is \
                        `Send` only if what it refers to is `{demand}`"
                ),
            );
            if send {
                findings.push(if is_doubtful {
                    finding
                } else {
                    finding.noted()
                });
            }
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
        fn visit_macro(&mut self, mac: &'ast Macro) {
            if let Some(span) = in_tokens(mac.tokens.clone()) {
                self.0.get_or_insert(span);
            }
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

/// `&mut self` in the arguments of a macro, and no `&mut self.field`.
fn in_tokens(tokens: TokenStream) -> Option<Span> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let is_dot = |tree: &TokenTree| matches!(tree, TokenTree::Punct(dot) if dot.as_char() == '.');
    for (at, window) in trees.windows(3).enumerate() {
        if let [
            TokenTree::Punct(and),
            TokenTree::Ident(mutable),
            TokenTree::Ident(name),
        ] = window
        {
            let is_it = and.as_char() == '&' && mutable == "mut" && name == "self";
            if is_it && !trees.get(at + 3).is_some_and(is_dot) {
                return Some(and.span());
            }
        }
    }
    trees.into_iter().find_map(|tree| match tree {
        TokenTree::Group(group) => in_tokens(group.stream()),
        _ => None,
    })
}

pub(super) fn is_self(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.path.is_ident("self"),
        Expr::Paren(inner) => is_self(&inner.expr),
        _ => false,
    }
}
