//! What docs/reliability.md promises names tests that run.

use std::fs;
use std::path::Path;

/// The tests that a row of the promise names.
fn tests_of(row: &str) -> impl Iterator<Item = (&str, &str)> {
    let tests = row.rsplit(" | ").next().unwrap_or_default();
    let names = tests.trim_end_matches(" |").split(", ");
    names.map(move |test| {
        let test = test.trim_matches('`').split_once("::");
        test.unwrap_or_else(|| panic!("`file::test` in {row}"))
    })
}

#[test]
fn the_promise_names_tests_that_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| {
        let text = fs::read_to_string(root.join(path));
        text.unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let page = read("docs/reliability.md");
    let (_, table) = page.split_once("<!-- promise -->").expect("it begins");
    let (table, _) = table.split_once("<!-- /promise -->").expect("it ends");
    let rows = table.lines().filter(|line| line.contains("::"));
    let mut count = 0;
    for (file, name) in rows.flat_map(tests_of) {
        let source = read(file);
        let at = source.find(&format!("fn {name}("));
        let before = &source[..at.unwrap_or_else(|| panic!("no test `{name}` in {file}"))];
        let attributes = &before[before.rfind("\n\n").unwrap_or(0)..];
        assert!(attributes.contains("test"), "`{name}` in {file} is no test");
        count += 1;
    }
    assert!(count > 30, "{count} tests are named");
}
