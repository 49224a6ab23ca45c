//! What the macro costs at compile time: generated crates, built by each variant under valgrind. The counts do
//! not depend on the load of the machine.

pub(crate) mod guard;
mod source;
mod workspace;

use anyhow::Result;

use crate::paths::Paths;
use crate::table::Table;
use source::{Size, Variant};
use workspace::{Step, Workspace};

/// What was measured, a table each, with its title.
pub(crate) struct Compile {
    pub(crate) tables: Vec<(String, Table)>,
}

const fn size(traits: usize, methods: usize, impls: usize) -> Size {
    Size {
        traits,
        methods,
        impls,
    }
}

const FULL: [Size; 2] = [size(10, 5, 2), size(10, 5, 8)];
const QUICK: [Size; 1] = [size(2, 5, 2)];

impl Compile {
    /// The tables, under their titles.
    pub(crate) fn markdown(&self) -> String {
        let tables = self.tables.iter();
        let texts =
            tables.map(|(title, table)| format!("**{title}**\n\n{}\n", table.markdown("", 2)));
        texts.collect()
    }
}

/// Generates, builds and counts.
pub(crate) fn measure(paths: &Paths, quick: bool) -> Result<Compile> {
    let (sizes, steps): (&[Size], &[Step]) = if quick {
        (&QUICK, &[Step::Check])
    } else {
        (&FULL, &[Step::Check, Step::Debug, Step::Release])
    };
    let workspace = Workspace::generate(paths, sizes)?;
    let mut tables = Vec::new();
    for &size in sizes {
        let mut table = Table::default();
        for variant in Variant::ALL {
            for &step in steps {
                let count = workspace.count(step, variant, size)?;
                table.set(step.name(), variant.name(), count / 1e9);
            }
            if steps.contains(&Step::Release) {
                let bytes = workspace.binary_size(variant, size)?;
                table.set("binary, MB", variant.name(), bytes / 1e6);
            }
        }
        tables.push((title(size), with_ratios(&table)));
    }
    Ok(Compile { tables })
}

fn title(
    Size {
        traits,
        methods,
        impls,
    }: Size,
) -> String {
    format!("{traits} traits x {methods} methods x {impls} impls")
}

fn with_ratios(table: &Table) -> Table {
    let mut all = table.clone();
    for peer in [Variant::AsyncTrait, Variant::Dynosaur] {
        let ratios = table.relative_to(peer.name());
        for row in &table.rows {
            for variant in Variant::ALL {
                if let Some(ratio) = ratios.get(row, variant.name()) {
                    all.set(&format!("{row}, of {}", peer.name()), variant.name(), ratio);
                }
            }
        }
    }
    all
}
