#!/usr/bin/env python3
"""The proof that migration works on real crates.

Takes each crate from the registry with plain cargo, runs its own tests, migrates it with
`cargo erase migrate --apply`, runs the tests again against the erase-core of this tree, and prints
what was before and after, how many lines a person had to change, and the instructions that rustc
takes to check the crate itself, which valgrind counts. None of their code is kept here: a patch in `patches/` holds no more than
the lines that a person changes.

    tests/migration/run.py            all crates
    tests/migration/run.py vfs        some of them

A crate that cannot be had is SKIPPED aloud. The exit code is 1 if any test that passed before does
not pass after.
"""

import shutil
import sys
import tempfile

sys.dont_write_bytecode = True

from pathlib import Path  # noqa: E402

from crate import MIGRATED, Crate, Failed, Unavailable  # noqa: E402
from measure import check_instructions  # noqa: E402
from tool import build_tool  # noqa: E402


def tests_of(*names: str) -> list[str]:
    """The options for these of the files in `tests/`."""
    return [option for name in names for option in ("--test", name)]


CRATES = [
    # Its tarball has no tests: `extra/config.rs` is one of its `AsyncSource`.
    Crate("config", "0.15.27", features=["async"], test=["--test", "migration"]),
    Crate("cqrs-es", "0.5.0"),
    Crate("vfs", "0.13.0", features=["async-vfs"]),
    Crate("tokio-modbus", "0.17.0"),
    Crate("interceptor", "0.17.2", dev={"tokio": "test-util"}),
    # Its `EventHandler` has some eighty default bodies, which a macro writes.
    Crate(
        "serenity",
        "0.12.5",
        features=["collector", "unstable_discord_api", "voice"],
        test=["--lib"],
        pinned={"http_crate": "0.2.11"},
    ),
    # Handlers behind `dyn` everywhere, which another crate's macro implements.
    Crate("salvo_core", "1.1.0", test=["--lib"]),
    # Four traits of nine are migrated, and live beside the rest.
    Crate(
        "async-graphql",
        "8.0.0-rc.5",
        features=["boxed-trait", "tokio", "dataloader", "dynamic-schema"],
        default_features=False,
        test=["--lib", *tests_of("guard", "extension", "directive")],
    ),
    Crate("object_store", "0.12.5"),
    Crate("object_store", "0.14.2"),
    # Its doc examples are of a crate that it does not depend on.
    Crate("tower-sessions-core", "0.14.0", features=["deletion-task"], test=["--lib"]),
    Crate("tower-sessions-core", "0.15.0", features=["deletion-task"], test=["--lib"]),
    Crate("deadpool", "0.10.0"),
    Crate("bb8", "0.8.6"),
    # `auto_impl` on its trait.
    Crate("tower-lsp", "0.20.0"),
    # `dyn ReadlineBufRead + Unpin`.
    Crate("gix-transport", "0.59.2", features=["async-client"]),
    Crate("viz-core", "0.11.0"),
    Crate("poem", "3.1.12", test=["--lib"]),
    Crate("zeromq", "0.6.0"),
]

HEAD = ["crate", "before", "after", "by tool / by hand", "`cargo check` before", "after"]


def main() -> int:
    asked = sys.argv[1:]
    known = {name for crate in CRATES for name in (crate.name, f"{crate.name}@{crate.version}")}
    unknown = set(asked) - known
    if unknown:
        print(f"no such crate here: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    tool = build_tool()
    rows, worse = [], False
    for crate in CRATES:
        if asked and crate.name not in asked and f"{crate.name}@{crate.version}" not in asked:
            continue
        folder = Path(tempfile.mkdtemp(prefix=f"migration-{crate.name}-{crate.version}-"))
        try:
            row, ok = prove(crate, folder, tool)
            rows.append(row)
            worse |= not ok
        except Unavailable as reason:
            print(f"SKIPPED: {crate.name} {crate.version}: {reason}")
        except Failed as reason:
            print(f"FAILED: {crate.name} {crate.version}: {reason}")
            worse = True
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    print_table(rows)
    return 1 if worse or not rows else 0


def prove(crate: Crate, folder: Path, tool: Path) -> tuple[list[str], bool]:
    """One row of the table, and whether all tests that passed before pass still."""
    source = crate.fetch(folder)
    before = crate.tests(source)
    if before.failed:
        print(f"{crate.name} {crate.version}, before: {', '.join(sorted(before.failed))} failed")
    copy = folder / MIGRATED
    shutil.copytree(source, copy)
    by_tool = crate.migrate(copy, tool)
    by_hand = crate.patch(copy)
    after = crate.tests(copy)
    was = check_instructions(source, crate.options(migrated=False))
    now = check_instructions(copy, crate.options(migrated=True))
    row = [
        f"{crate.name} {crate.version}",
        str(before),
        str(after),
        f"{by_tool} / {by_hand}",
        f"{was / 1e9:.2f} G",
        f"{now / 1e9:.2f} G, {now / was:.2f}",
    ]
    return row, before.passed > 0 and after == before


def print_table(rows: list[list[str]]) -> None:
    widths = [max(len(row[n]) for row in [HEAD, *rows]) for n in range(len(HEAD))]
    line = lambda cells: "| " + " | ".join(c.ljust(w) for c, w in zip(cells, widths)) + " |"
    print()
    print(line(HEAD))
    print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    for row in rows:
        print(line(row))


if __name__ == "__main__":
    sys.exit(main())
