//! The plugin is found and run in a program that links this crate.

use std::{
    io::Write,
    process::{Command, Stdio},
};

/// What the program gives for these arguments and this input.
fn run(args: &[&str], input: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plugins-and-number"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_plugin_is_in_the_list_with_its_crate() {
    let list = run(&["list"], "");
    let own = "number  Puts its number before each line  (erase_example_plugins_third_party)\n";
    assert!(list.contains(own), "{list}");
    assert!(list.contains("  (erase_example_plugins)\n"), "{list}");
}

#[test]
fn the_plugin_runs_beside_those_of_the_tool() {
    let args = "run dedupe then number start=8 width=2 then filter pattern=b";
    let args: Vec<_> = args.split(' ').collect();
    assert_eq!(run(&args, "a\na\nb\nab\n"), " 9\tb\n10\tab\n");
}

#[test]
fn it_speaks_of_itself_by_its_own_name() {
    let help = run(&["--help"], "");
    assert!(
        help.contains("Usage: plugins-and-number <COMMAND>"),
        "{help}"
    );
    assert!(help.contains("\n  plugins-and-number list\n"), "{help}");
    assert!(help.contains(" | plugins-and-number run "), "{help}");
    assert!(!help.contains("plugins list"), "{help}");
    let help = run(&["run", "--help"], "");
    assert!(help.contains("Usage: plugins-and-number run "), "{help}");
}
