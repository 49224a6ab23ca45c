//! Every mistake gives one error, at the construct, that says what to write instead.
//!
//! `ui/refused` holds what the macro refuses, `ui/attribute` the misuses of the attribute, and
//! `ui/callers` mistakes in the code around an erased trait, where the errors are rustc's own and
//! name nothing that is hidden.

#[path = "common/refused.rs"]
mod refused;

#[test]
fn every_mistake_reads_as_expected() {
    refused::compile_fail("tests/ui/*/*.rs");
}
