//! Methods that call themselves, which a native `async fn` cannot do without a box.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprCall, ExprMethodCall, ImplItem, Item, Signature, Type};

use super::bodies::{is_self, is_send};
use super::impls::async_methods;
use super::{Finding, Findings, Kind};
use crate::plan::PlannedImpl;
use crate::project::Project;

/// Methods that call themselves on `self`, directly or through others of the same impl.
pub(super) fn recursion(
    project: &Project,
    found: &PlannedImpl,
    methods: &[(&Signature, &Block)],
    findings: &mut Findings,
) {
    let source = &project.sources[found.file];
    let mut asynchronous = async_methods(project, &found.key);
    let inherent = inherent_methods(project, found);
    asynchronous.retain(|name| !inherent.contains(name));
    // Another crate's type may have inherent methods of these names, which a call finds first.
    let is_known = is_own_type(project, found);
    let send = is_send(project, &found.key);
    let way_out = if send {
        "call it through `dyn`: `let this: &dyn Trait = self;`"
    } else {
        "write `Box::pin(..)` around this call, or call it through `dyn`"
    };
    let own = type_name(&project.facts[found.file].impls[found.index].item.self_ty);
    let owners: Vec<String> = own.into_iter().chain([found.key.name.clone()]).collect();
    let mut calls: BTreeMap<String, Vec<(String, Span)>> = BTreeMap::new();
    for (sig, block) in methods.iter().filter(|(sig, _)| sig.asyncness.is_some()) {
        let mut found = SelfCalls::of(block, send, &owners);
        found.retain(|(name, _)| asynchronous.contains(name));
        calls.insert(sig.ident.to_string(), found);
    }
    for (name, own) in &calls {
        for (callee, span) in own {
            if reaches(&calls, callee, name, &mut BTreeSet::new()) {
                let finding = Finding::at(
                    source,
                    source.range(*span).start,
                    Kind::Recursion,
                    format!(
                        "\
                    `{name}` calls itself, which a native future cannot hold (E0733, \
                    \"cannot check whether the hidden type\"); {way_out}"
                    ),
                );
                findings.push(if is_known { finding } else { finding.noted() });
                break;
            }
        }
    }
}

/// The names of inherent methods of a type, which a call on `self` finds first.
fn inherent_methods(project: &Project, found: &PlannedImpl) -> BTreeSet<String> {
    let package = project.sources[found.file].package;
    let own = type_name(&project.facts[found.file].impls[found.index].item.self_ty);
    let files = project.facts.iter().zip(&project.sources);
    let impls = files
        .filter(|(_, source)| source.package == package)
        .flat_map(|(facts, _)| &facts.impls)
        .filter(|known| known.item.trait_.is_none() && type_name(&known.item.self_ty) == own);
    let items = impls.flat_map(|known| &known.item.items);
    items
        .filter_map(|entry| match entry {
            ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
            _ => None,
        })
        .collect()
}

/// Whether the implementor is a type of the package.
fn is_own_type(project: &Project, found: &PlannedImpl) -> bool {
    let package = project.sources[found.file].package;
    let Some(own) = type_name(&project.facts[found.file].impls[found.index].item.self_ty) else {
        return false;
    };
    let files = project.facts.iter().zip(&project.sources);
    files
        .filter(|(_, source)| source.package == package)
        .any(|(facts, _)| facts.types.iter().any(|known| known.name == own))
}

fn type_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        _ => None,
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

/// `self.method(..).await`, `Self::method(self, ..).await`.
pub(super) struct SelfCalls<'a> {
    found: Vec<(String, Span)>,
    /// The names before `::method(self)` that mean the method of the trait.
    owners: &'a [String],
    /// Those in a `Box::pin(..)`, too: whether the future is `Send` cannot be told inside itself.
    boxed: bool,
}

impl<'a> SelfCalls<'a> {
    /// All calls of a body.
    pub(super) fn of(block: &Block, boxed: bool, owners: &'a [String]) -> Vec<(String, Span)> {
        let mut finder = SelfCalls {
            found: Vec::new(),
            owners,
            boxed,
        };
        finder.visit_block(block);
        finder.found
    }
}

impl<'ast> Visit<'ast> for SelfCalls<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if is_self(&call.receiver) {
            self.found.push((call.method.to_string(), call.span()));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        let Expr::Path(path) = &*call.func else {
            return visit::visit_expr_call(self, call);
        };
        let mut names = path
            .path
            .segments
            .iter()
            .rev()
            .map(|segment| &segment.ident);
        if let (Some(last), Some(before)) = (names.next(), names.next()) {
            if before == "Box" && last == "pin" && !self.boxed {
                return;
            }
            let is_own = self.owners.iter().any(|owner| before == owner);
            if before == "Self" || is_own && call.args.first().is_some_and(is_self) {
                self.found.push((last.to_string(), call.span()));
            }
        }
        visit::visit_expr_call(self, call);
    }

    // What is inside has a `self` of its own.
    fn visit_item(&mut self, _: &'ast Item) {}
}
