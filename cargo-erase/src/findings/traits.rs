//! What is to be known of a migrated trait's definition.

use syn::{ItemTrait, ReceiverKind, TraitItem, TraitItemFn, Visibility};

use super::bodies::is_send;
use super::{Finding, Findings, Kind, text};
use crate::plan::Plan;
use crate::project::Project;
use crate::refusal::{demands_sized, named, supertraits};

pub(super) fn collect(project: &Project, plan: &Plan, findings: &mut Findings) {
    for key in plan.traits.keys() {
        for (file, n) in project.traits.get(key).into_iter().flatten() {
            let source = &project.sources[*file];
            let item = &project.facts[*file].traits[*n].item;
            let is_lib = project.workspace.packages[source.package].lib.is_some();
            let start = source.range_of(&item.ident).start;
            let reexported = project
                .reexports_of(source.package)
                .any(|unit| plan.swaps_reexport(project, source.package, unit));
            if is_lib && matches!(item.vis, Visibility::Public(_)) {
                findings.push(Finding::at(
                    source,
                    start,
                    Kind::PublicTrait,
                    text::public_trait(&item.ident, reexported),
                ));
            }
            let mocked = item.attrs.iter().any(|attr| {
                quote::ToTokens::to_token_stream(attr)
                    .to_string()
                    .contains("automock")
            });
            if mocked {
                findings.push(Finding::at(
                    source,
                    start,
                    Kind::Automock,
                    "mockall knows the attribute by the name `async_trait` only, which it keeps",
                ));
            }
            let send = is_send(project, key);
            for function in default_bodies(item).filter(|_| send) {
                findings.push(Finding::at(
                    source,
                    source.range(function.sig.ident.span()).start,
                    Kind::DefaultBody,
                    format!(
                        "\
                    the future of this default body is `Send` only for a `Self` that is \
                    {}: `#[erase]` adds the bound, as async-trait did, but a pointer is \
                    an implementor under the same bound only; `trait {}: Send + Sync` \
                    settles it",
                        demanded(function),
                        item.ident
                    ),
                ));
            }
        }
    }
}

fn demanded(function: &TraitItemFn) -> &'static str {
    match function.sig.receiver().map(|receiver| &receiver.kind) {
        Some(ReceiverKind::Reference(_, _, None)) => "`Sync`",
        _ => "`Send`",
    }
}

/// Async default bodies that demand more of `Self` than the supertraits say.
fn default_bodies(item: &ItemTrait) -> impl Iterator<Item = &TraitItemFn> {
    let has = |name: &str| supertraits(item).any(|bound| named(bound, &[name]).is_some());
    let (send, sync) = (has("Send"), has("Sync"));
    item.items.iter().filter_map(move |entry| match entry {
        TraitItem::Fn(function)
            if function.default.is_some()
                && function.sig.asyncness.is_some()
                && function.sig.receiver().is_some()
                && !demands_sized(&function.sig.generics) =>
        {
            let enough = if demanded(function) == "`Sync`" {
                sync
            } else {
                send
            };
            (!enough).then_some(function)
        }
        _ => None,
    })
}
