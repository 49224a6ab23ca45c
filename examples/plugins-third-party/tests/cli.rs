//! The plugin is found and run in a program that links this crate.

use std::process::Command;

/// What the program gives for these arguments, without input.
fn run(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_plugins-and-number"))
        .args(args)
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_plugin_is_in_the_list_with_its_crate() {
    let list = run(&["list"]);
    let own = "number    Puts its number before each line  (erase_example_plugins_third_party)\n";
    assert!(list.contains(own), "{list}");
    assert!(list.contains("  (erase_example_plugins)\n"), "{list}");
}

#[test]
fn the_program_speaks_of_itself_by_its_own_name() {
    let help = run(&["--help"]);
    assert!(
        help.contains("Usage: plugins-and-number <COMMAND>"),
        "{help}"
    );
    assert!(help.contains("\n  plugins-and-number list\n"), "{help}");
}
