//! Runs `examples/by_hand` as a user would.

use std::{
    env,
    path::Path,
    process::{Command, Output},
};

fn run(args: &[&str]) -> Output {
    // `target/<profile>/deps/<this test>`: the example goes where the tests are.
    let test = env::current_exe().unwrap();
    let target = test.ancestors().nth(3).and_then(Path::to_str).unwrap();
    Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--example",
            "by_hand",
            "--target-dir",
            target,
            "--",
        ])
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

/// What it prints in a run that goes well.
fn printed(args: &[&str]) -> String {
    let output = run(args);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_trick_works_without_the_macro() {
    let text = printed(&[]);
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

#[test]
fn help_says_what_it_is_and_what_each_line_shows() {
    let help = printed(&["--help"]);
    assert!(help.contains("without the macro"), "{help}");
    assert!(help.contains("Usage: by_hand\n"), "{help}");
    for line in printed(&[]).lines() {
        let (head, _) = line.split_once(':').unwrap();
        let shown = match head.strip_suffix(" is known") {
            Some(_) => "\n  a .. is known  ".to_owned(),
            None => format!("\n  {head}: ..  "),
        };
        assert!(help.contains(&shown), "{shown} is not in {help}");
    }
}

#[test]
fn what_it_does_not_know_is_refused() {
    assert_eq!(run(&["--nonsense"]).status.code(), Some(2));
}
