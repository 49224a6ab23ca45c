//! The error of each difference from async-trait, in `differences/`; `tests/differences/` has the fix.

#[path = "../../common/refused.rs"]
mod refused;

#[test]
fn each_difference_has_the_error_that_the_guide_quotes() {
    refused::compile_fail("differences/*.rs");
}
