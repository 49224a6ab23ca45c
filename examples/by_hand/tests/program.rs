//! Runs the program as a user would.

use std::process::Command;

#[test]
fn the_trick_works_without_the_macro() {
    let output = Command::new(env!("CARGO_BIN_EXE_by_hand"))
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    let expected = "\
a capital is known: true
capital: Some(\"Paris\")
a river is known: false
capital: Some(\"7\")
a river is known: true
";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}
