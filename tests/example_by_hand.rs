//! Runs `examples/by_hand` as a user would.

use std::{env, path::Path, process::Command};

#[test]
fn the_trick_works_without_the_macro() {
    // `target/<profile>/deps/<this test>`: the example goes where the tests are.
    let test = env::current_exe().unwrap();
    let target = test.ancestors().nth(3).and_then(Path::to_str).unwrap();
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--example",
            "by_hand",
            "--target-dir",
            target,
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = text.lines().collect();
    let expected = [
        "a capital is known: true",
        "capital: Some(\"Paris\")",
        "a river is known: false",
        "river: None",
        "capital: Some(\"7\")",
        "a river is known: true",
        "river: Some(\"5\")",
    ];
    assert_eq!(lines, expected);
}
