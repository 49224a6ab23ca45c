//! The table in docs/migrating.md, the errors in `differences/` and the fixes in `tests/differences/`
//! are the same list.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names in the last column.
fn table() -> BTreeSet<String> {
    let guide = fs::read_to_string(root().join("../../docs/migrating.md")).expect("it is there");
    let (_, table) = guide.split_once("## What differs").expect("the heading");
    let table = table.split("\n## ").next().unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let cells = rows.filter_map(|row| row.trim_end_matches(" |").rsplit('|').next());
    let names = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    names.map(str::to_owned).collect()
}

#[test]
fn each_row_has_its_error() {
    let entries = fs::read_dir(root().join("differences")).expect("it is there");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let sources = paths.filter(|path| path.extension().is_some_and(|found| found == "rs"));
    let names = sources.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    let mut errors: BTreeSet<String> = names.collect();
    // What works now has no error, and neither has what calls another body.
    errors.extend(["by_value", "left_to_default"].map(str::to_owned));
    assert_eq!(table(), errors);
}

#[test]
fn each_row_has_its_fix() {
    let files = ["callers", "counterparts", "implementors", "refused"];
    let files = files.map(|name| format!("tests/differences/{name}.rs"));
    let fixes = files.map(|file| fs::read_to_string(root().join(file)).expect("it is there"));
    let fixes = fixes.concat();
    let modules = fixes
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(" {"));
    let modules: BTreeSet<&str> = modules.collect();
    for name in table() {
        let has_fix = modules.contains(name.as_str())
            // The other way round has no fix of its own, and what a plain impl cannot name is taken
            // out of it.
            || matches!(name.as_str(), "all_or_nothing_reversed" | "lifetime");
        assert!(has_fix, "{name}");
    }
}
