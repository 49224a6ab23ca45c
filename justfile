# `just NAME`; CONTRIBUTING.md says when. Without `just`, type what is behind the name.

# All recipes.
default:
    @just --list

# All tests, and the code of the guide.
test:
    .ci/run test

# What a change has to pass, or these steps of it: `just check miri docs`.
check *STEPS:
    .ci/run {{STEPS}}

# Sanitizers, mutations and the like: more than an hour.
slow *STEPS:
    .ci/slow {{STEPS}}

# Formats all code, and runs clippy.
lint:
    cargo fmt --all
    .ci/run clippy

# Writes the golden files of the macro.
goldens:
    UPDATE_EXPECT=1 cargo test -p erase-derive --lib
    cargo test --test it goldens

# Writes the expected errors, of both compilers.
errors:
    UPDATE_EXPECT=1 cargo +1.95 test -p erase-test-compile-fail --test errors
    UPDATE_EXPECT=1 cargo +1.99.1 test -p erase-test-compile-fail --test errors

# erase-core under Miri.
miri:
    .ci/run miri

# Calls, against the committed counts of instructions.
instructions:
    .ci/run instructions

# The tables of calls and memory, in two minutes.
bench:
    cargo run --release -p erase-bench -- --quick

# The guide, in a browser.
guide:
    mdbook serve --open

# What an editor sees.
editor:
    .ci/run editor
