//! What a person must look at, with its place, and what it is good to know.

mod bodies;
mod calls;
mod captures;
mod docs;
mod generics;
mod impls;
mod inherited;
mod recursion;
pub(crate) mod text;
mod traits;

use serde::Serialize;

use crate::cli::Migrate;
use crate::plan::Plan;
use crate::project::{Origin, Project};
use crate::scan::as_written;
use crate::source::Source;

/// Something that the tool found and did not settle.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Whether somebody must look at it.
    pub level: Level,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is there, and what to do.
    pub message: String,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Good to know.
    Note,
    /// A person must look at it.
    Check,
}

/// The kinds of findings; docs/migrating.md says more of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An impl of another crate's trait, which keeps the attribute.
    Foreign,
    /// A trait that stays with async-trait, or an impl of one.
    Kept,
    /// An attribute in a macro body whose trait cannot be told.
    InMacro,
    /// Another crate's re-export of async-trait.
    OtherMacro,
    /// A re-export of the macro.
    ReExport,
    /// `forward(..)` was written.
    Forward,
    /// An impl that a forward replaces was taken out.
    Replaced,
    /// An impl for a pointer whose pointee may be unsized.
    UnsizedPointee,
    /// `D: Trait + ?Sized` where no reference is an implementor.
    UnsizedGeneric,
    /// `&mut self` in a body with a `&mut self` receiver, or `self = ..`.
    SelfRebinding,
    /// The lifetime `'async_trait`.
    AsyncTraitLifetime,
    /// A method that was desugared by hand.
    HandWritten,
    /// A result used as a boxed future.
    BoxedResult,
    /// A future that is used as `Unpin`.
    Unpin,
    /// A default body whose future is `Send` only for a `Sync` implementor.
    DefaultBody,
    /// `dyn Derived`, where the methods of a supertrait are not forwarded.
    Inherited,
    /// A reference that a method does not use, and its future holds now.
    UnusedReference,
    /// A method that calls itself.
    Recursion,
    /// A trait that other crates may implement.
    PublicTrait,
    /// A trait under mockall's `#[automock]`.
    Automock,
    /// A doc comment that speaks of async-trait.
    DocExample,
    /// A file that is not Rust, or a dependency that nothing uses.
    Unused,
}

impl Kind {
    /// Whether somebody must look at findings of this kind.
    pub fn level(self) -> Level {
        match self {
            Kind::Foreign
            | Kind::OtherMacro
            | Kind::Forward
            | Kind::Replaced
            | Kind::DefaultBody
            | Kind::PublicTrait
            | Kind::Automock
            | Kind::Unused => Level::Note,
            _ => Level::Check,
        }
    }
}

impl Finding {
    pub(crate) fn at(
        source: &Source,
        offset: usize,
        kind: Kind,
        message: impl Into<String>,
    ) -> Self {
        let (line, column) = source.position(offset);
        Finding {
            kind,
            level: kind.level(),
            file: source.shown.clone(),
            line,
            column,
            message: as_written(&message.into()),
        }
    }

    /// The same, only good to know.
    pub(crate) fn noted(mut self) -> Self {
        self.level = Level::Note;
        self
    }

    pub(crate) fn of_file(file: impl Into<String>, kind: Kind, message: impl Into<String>) -> Self {
        Finding {
            kind,
            level: kind.level(),
            file: file.into(),
            line: 1,
            column: 1,
            message: message.into(),
        }
    }
}

/// What was found so far.
pub(crate) type Findings = Vec<Finding>;

/// Looks at all that is migrated.
pub(crate) fn collect(project: &Project, plan: &Plan, args: &Migrate, findings: &mut Findings) {
    traits::collect(project, plan, findings);
    inherited::collect(project, plan, args, findings);
    impls::collect(project, plan, args, findings);
    bodies::collect(project, plan, findings);
    calls::collect(project, plan, findings);
    generics::collect(project, plan, args, findings);
    docs::collect(project, plan, args, findings);
    other_macros(project, findings);
    for reason in &project.ignored {
        let message = "not read, and does not speak of async-trait";
        findings.push(Finding::of_file(reason, Kind::Unused, message));
    }
    findings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.kind).cmp(&(&b.file, b.line, b.column, b.kind))
    });
    findings.dedup_by(|a, b| a.file == b.file && a.line == b.line && a.message == b.message);
}

/// `#[tonic::async_trait]`
fn other_macros(project: &Project, findings: &mut Findings) {
    for (file, facts) in project.facts.iter().enumerate() {
        for site in &facts.sites {
            let origin = project.origin(file, site.scope, &site.attr.path);
            if origin == Origin::Elsewhere {
                let start = site.attr.whole.start;
                let message = "this `async_trait` is another crate's; it stays as it is";
                findings.push(Finding::at(
                    &project.sources[file],
                    start,
                    Kind::OtherMacro,
                    message,
                ));
            }
        }
    }
}
