//! The README's table of what is supported names tests that exist, and leaves no test file out that
//! is about a shape; and what the registry's page says of the attribute is what the README says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn page(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows between the marks: what is promised, the file and the test that holds it.
fn rows() -> Vec<(String, String, String)> {
    let readme = page("README.md");
    let (_, table) = readme
        .split_once("<!-- shapes -->")
        .expect("the table begins");
    let (table, _) = table
        .split_once("<!-- /shapes -->")
        .expect("the table ends");
    let rows = table
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains("::"));
    rows.map(|row| {
        let (shape, test) = row
            .trim_matches(['|', ' '])
            .rsplit_once(" | ")
            .expect("two columns");
        let (file, name) = test
            .trim_matches('`')
            .split_once("::")
            .expect("`file::test`");
        (shape.to_owned(), file.to_owned(), name.to_owned())
    })
    .collect()
}

#[test]
fn each_row_names_a_test_that_runs() {
    let rows = rows();
    assert!(rows.len() > 40, "the table has {} rows", rows.len());
    for (shape, file, name) in rows {
        let source = page(&format!("tests/it/{file}.rs"));
        let at = source
            .find(&format!("fn {name}("))
            .unwrap_or_else(|| panic!("{shape}: no test `{name}` in {file}.rs"));
        let before = &source[..at];
        let attributes = &before[before.rfind("\n\n").unwrap_or(0)..];
        assert!(
            attributes.contains("test"),
            "{shape}: `{name}` in {file}.rs is not a test"
        );
        assert!(
            !attributes.contains("cfg(any())"),
            "{shape}: `{name}` in {file}.rs does not run"
        );
    }
}

#[test]
fn each_file_about_a_shape_is_in_the_table() {
    const ABOUT_SHAPES: [&str; 22] = [
        "allocations",
        "arguments",
        "assoc_types",
        "assoc_types_inherited",
        "by_value",
        "call_sites",
        "cfg",
        "default_bodies",
        "forward_choice",
        "forwarding",
        "generics",
        "lifetimes",
        "local",
        "receivers",
        "returns_future",
        "returns_iterator",
        "returns_stream",
        "send",
        "static_only",
        "storage",
        "supertraits",
        "unsafe_traits",
    ];
    let named: BTreeSet<String> = rows().into_iter().map(|(_, file, _)| file).collect();
    for file in ABOUT_SHAPES {
        assert!(named.contains(file), "{file}.rs is in no row");
    }
}

/// What stands between two texts.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let (_, rest) = page.split_once(start).expect("it begins");
    rest.split_once(end).expect("it ends").0
}

#[test]
fn the_readme_and_the_registrys_page_say_the_same() {
    let (ours, registrys) = (page("README.md"), page("erase-core/README.md"));
    for (start, end) in [
        ("# erase\n", "- **The literal type.**"),
        ("\n## Use it\n", "\n## "),
    ] {
        assert_eq!(between(&ours, start, end), between(&registrys, start, end));
    }
}
