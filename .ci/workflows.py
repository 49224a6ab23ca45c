#!/usr/bin/env python3
"""Compares the steps that the workflows and the justfile run with those that `.ci/run` and `.ci/slow` have."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Counts are those of one release of rustc and of valgrind: not for a machine that has the newest.
NOT_IN_A_WORKFLOW = {("run", "instructions"), ("slow", "compile")}


def there():
    """The steps of both scripts."""
    for script in ("run", "slow"):
        for name in re.findall(r"^step_(\w+)\(\)", (ROOT / ".ci" / script).read_text(), re.M):
            yield script, name


def named(text):
    """The steps that each job of a workflow, or each recipe of a justfile, runs."""
    for job in re.split(r"^ {0,2}[\w-]+:", text, flags=re.M):
        inline = re.findall(r"^ +step: \[(.*)\]$", job, re.M)
        listed = re.findall(r"^ +step:\n((?: +- \w+\n)+)", job, re.M)
        matrix = re.findall(r"\w+", " ".join(inline + listed))
        for script, names in re.findall(r"\.ci/(run|slow)((?: \w+| \$\{\{ matrix\.step \}\})*)", job):
            for name in matrix if "matrix" in names and "{" in names else names.split():
                yield script, name


def main():
    steps = set(there())
    workflows = {step for file in (ROOT / ".github" / "workflows").glob("*.yml") for step in named(file.read_text())}
    recipes = set(named((ROOT / "justfile").read_text()))
    errors = [f"no such step: .ci/{script} {name}" for script, name in sorted((workflows | recipes) - steps)]
    errors += [f"in no workflow: .ci/{script} {name}" for script, name in sorted(steps - workflows - NOT_IN_A_WORKFLOW)]
    print("\n".join(errors) or f"{len(workflows)} steps in the workflows")
    sys.exit(bool(errors))


main()
