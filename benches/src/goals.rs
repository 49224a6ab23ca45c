//! What was aimed at, and what came out.

use crate::compile::Compile;
use crate::table::Table;

/// A strategy, the shapes, and the ratio to async-trait that is aimed at.
const TIME: [(&str, &[&str], f64); 10] = [
    (
        "erase",
        &["ready, 16 bytes", "ready, 48 bytes", "ready, 100 bytes"],
        0.28,
    ),
    ("erase", &["ready, 1 KiB"], 0.20),
    ("erase", &["one yield, 96 bytes"], 0.65),
    ("erase", &["one yield, 1 KiB"], 0.30),
    ("erase", &["four deep, ready"], 0.28),
    ("erase", &["ten calls over four types"], 0.33),
    ("erase", &["join_all of 16"], 0.60),
    ("erase", &["4096 alive at once"], 1.05),
    (
        "erase",
        &["started here, finished there", "tokio, work stealing"],
        1.05,
    ),
    (
        "erase, inline = 56",
        &["ready, 16 bytes", "ready, 48 bytes"],
        0.18,
    ),
];

const OURS: [&str; 4] = [
    "erase",
    "erase, inline = 56",
    "erase, boxed",
    "erase, -> impl Future",
];

/// A table with a line for each goal.
struct Goals(String);

impl Goals {
    fn new() -> Self {
        Self("| goal | at most | measured | |\n|---|--:|--:|---|\n".into())
    }

    fn add(&mut self, what: &str, limit: f64, measured: Option<f64>) {
        use std::fmt::Write as _;
        let _ = match measured {
            Some(measured) => {
                let verdict = if measured <= limit + 0.005 {
                    "met"
                } else {
                    "**missed**"
                };
                writeln!(
                    self.0,
                    "| {what} | {limit:.2} | {measured:.2} | {verdict} |"
                )
            }
            None => writeln!(self.0, "| {what} | {limit:.2} | | not measured |"),
        };
    }
}

/// The goals for calls: times by allocator, times against the synchronous call, counts.
pub(crate) fn calls(
    times: &[(&str, Table)],
    synchronous: &Table,
    instructions: Option<&Table>,
    allocations: &Table,
) -> String {
    let mut goals = Goals::new();
    for (allocator, table) in times {
        for (strategy, shapes, limit) in TIME {
            for shape in shapes {
                let what = format!("{shape}, `{strategy}`, time, {allocator}");
                goals.add(&what, limit, table.get(shape, strategy));
            }
        }
        for strategy in OURS {
            let (shape, worst) = worst(table, strategy);
            let what = format!("no shape worse, `{strategy}`, {allocator} (worst: {shape})");
            goals.add(&what, 1.05, worst);
        }
    }
    let counts = instructions.map(|table| table.relative_to("async-trait"));
    for shape in ["ready, 16 bytes", "ready, 48 bytes", "ready, 100 bytes"] {
        let measured = counts.as_ref().and_then(|table| table.get(shape, "erase"));
        goals.add(&format!("{shape}, `erase`, instructions"), 0.30, measured);
    }
    for shape in ["ready, 16 bytes", "ready, 48 bytes"] {
        let what = format!("{shape}, `erase, inline = 56`, time, of a synchronous dyn call");
        goals.add(&what, 1.50, synchronous.get(shape, "erase, inline = 56"));
    }
    let extra = allocations.rows.iter().filter_map(|shape| {
        let native = allocations.get(shape, "static, native")?;
        Some(allocations.get(shape, "erase")? - native)
    });
    let most = extra.reduce(f64::max);
    goals.add(
        "allocations in any shape, `erase`, above those of the static call",
        0.0,
        most,
    );
    goals.0
}

fn worst(table: &Table, strategy: &str) -> (String, Option<f64>) {
    let all = table
        .rows
        .iter()
        .filter_map(|row| Some((row.clone(), table.get(row, strategy)?)));
    let worst = all.max_by(|a, b| a.1.total_cmp(&b.1));
    worst.map_or((String::new(), None), |(shape, ratio)| (shape, Some(ratio)))
}

/// The goals for compile time.
pub(crate) fn compile(compile: &Compile) -> String {
    let mut goals = Goals::new();
    for (title, table) in &compile.tables {
        let [check, debug, release] = if title.ends_with("2 impls") {
            [1.25, 1.25, 1.3]
        } else {
            [0.8, 1.1, 1.15]
        };
        for (step, limit) in [
            ("cargo check", check),
            ("cargo build", debug),
            ("cargo build --release", release),
        ] {
            let measured = table.get(&format!("{step}, of async-trait"), "erase");
            if measured.is_some() {
                goals.add(
                    &format!("{title}, `{step}`, of async-trait"),
                    limit,
                    measured,
                );
            }
        }
    }
    goals.0
}
