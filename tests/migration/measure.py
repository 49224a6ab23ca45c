"""The CPU time that rustc takes to check a crate itself."""

import os
import stat
import sys
from pathlib import Path

from tool import TARGET, run

RUNS = 5
# Cargo puts this in front of rustc for the crate, and not for its dependencies.
WRAPPER = """#!{python}
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
if "--crate-name" in sys.argv and "___" not in sys.argv:
    with open({log!r}, "a") as log:
        print(used.ru_utime + used.ru_stime, file=log)
sys.exit(code)
"""


def check_cpu(folder: Path, options: list[str]) -> float:
    """Seconds of user and system time of `cargo check --lib`: the best of several runs."""
    log = folder.parent / f"{folder.name}.seconds"
    wrapper = folder.parent / "wrapper.py"
    wrapper.write_text(WRAPPER.format(python=sys.executable, log=str(log)))
    wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
    for _ in range(RUNS):
        for source in folder.rglob("*.rs"):
            os.utime(source)
        run(
            ["cargo", "check", "--lib", *options],
            folder,
            CARGO_TARGET_DIR=str(TARGET / "migration"),
            CARGO_INCREMENTAL="0",
            RUSTC_WORKSPACE_WRAPPER=str(wrapper),
        )
    return min(map(float, log.read_text().split()))
