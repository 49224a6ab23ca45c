"""The instructions that rustc takes to check a crate itself: the load of the machine does not change them."""

import re
import stat
from pathlib import Path

from tool import TARGET, run

# Cargo puts this in front of rustc for the crate, and not for its dependencies.
WRAPPER = """#!/bin/sh
case "$*" in *src/lib.rs*) ;; *) exec "$@" ;; esac
exec valgrind --quiet --tool=cachegrind --cache-sim=no --cachegrind-out-file='{out}' "$@"
"""
SUMMARY = re.compile(r"^summary: (\d+)", re.MULTILINE)


def check_instructions(folder: Path, options: list[str]) -> int:
    """The instructions of `cargo check --lib`, without the dependencies."""
    out = folder.parent / f"{folder.name}.cachegrind"
    wrapper = folder.parent / f"{folder.name}.sh"
    wrapper.write_text(WRAPPER.format(out=out))
    wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
    sysroot = run(["rustc", "--print", "sysroot"], folder).stdout.strip()
    checked = run(
        ["cargo", "check", "--lib", *options],
        folder,
        CARGO_TARGET_DIR=str(TARGET / "migration"),
        CARGO_INCREMENTAL="0",
        # Rustup's own `rustc` starts another, which valgrind would not follow.
        RUSTC=f"{sysroot}/bin/rustc",
        RUSTC_WORKSPACE_WRAPPER=str(wrapper),
    )
    if not out.exists():
        raise RuntimeError(checked.stdout)
    return int(SUMMARY.search(out.read_text())[1])
