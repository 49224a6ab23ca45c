//! What the macro costs at compile time: generated crates, built by each variant in turn.

pub(crate) mod instructions;
mod measure;
mod source;
mod workspace;

use anyhow::Result;

use crate::paths::Paths;
use crate::table::Table;
use measure::Step;
use source::{Size, Variant};
use workspace::Workspace;

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

const FULL: [Size; 2] = [size(100, 5, 2), size(100, 5, 8)];
const GROWTH: [Size; 4] = [
    size(100, 5, 2),
    size(200, 5, 2),
    size(100, 10, 2),
    size(100, 5, 4),
];
const QUICK: [Size; 1] = [size(20, 5, 2)];

impl Compile {
    /// The tables, under their titles.
    pub(crate) fn markdown(&self) -> String {
        let tables = self.tables.iter();
        let texts =
            tables.map(|(title, table)| format!("**{title}**\n\n{}\n", table.markdown("", 2)));
        texts.collect()
    }
}

/// Generates, builds and measures.
pub(crate) fn measure(paths: &Paths, quick: bool) -> Result<Compile> {
    let mut sizes: Vec<Size> = if quick { QUICK.to_vec() } else { FULL.to_vec() };
    let main = sizes.len();
    if !quick {
        sizes.extend(GROWTH.iter().filter(|size| !FULL.contains(size)));
    }
    let mut generated = sizes.clone();
    generated.push(Size::SMALLEST);
    let workspace = Workspace::generate(paths, &generated)?;
    let mut tables = Vec::new();
    for &size in &sizes[..main] {
        let mut table = Table::default();
        // The release builds take longer than all the rest.
        let steps = [Step::Check, Step::Debug, Step::Release];
        for &step in if quick { &steps[..2] } else { &steps[..] } {
            let seconds = measure::seconds(&workspace, step, size, quick)?;
            add(&mut table, step.name(), &seconds);
        }
        if !quick {
            for variant in Variant::ALL {
                let bytes = workspace.binary_size(variant, size)?;
                table.set("binary, MB", variant.name(), bytes / 1e6);
            }
        }
        add_ratios(
            &mut table,
            &[
                "cargo check",
                "cargo build",
                "cargo build --release",
                "binary, MB",
            ],
        );
        tables.push((title(size), table));
    }
    if !quick {
        let mut table = Table::default();
        for size in GROWTH {
            let seconds = measure::seconds(&workspace, Step::Check, size, quick)?;
            add(&mut table, &title(size), &seconds);
        }
        tables.push(("`cargo check` as a crate grows, seconds".into(), table));
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

fn add(table: &mut Table, row: &str, seconds: &[(Variant, f64)]) {
    for (variant, seconds) in seconds {
        table.set(row, variant.name(), *seconds);
    }
}

fn add_ratios(table: &mut Table, rows: &[&str]) {
    for peer in [Variant::AsyncTrait, Variant::Dynosaur] {
        let ratios = table.relative_to(peer.name());
        for row in rows {
            for variant in Variant::ALL {
                if let Some(ratio) = ratios.get(row, variant.name()) {
                    table.set(&format!("{row}, of {}", peer.name()), variant.name(), ratio);
                }
            }
        }
    }
}
