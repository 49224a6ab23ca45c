#!/usr/bin/env python3
"""What an editor does with a trait under `#[erase]`, asked of rust-analyzer over LSP.

One line for each check; `LIMIT` is what cannot be had, and docs/editor.md says why. It works on
copies of the package in `crate`, and needs nothing but Python, cargo and rust-analyzer.
"""

import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import checks  # noqa: E402
import implementor  # noqa: E402
from lsp import Analyzer  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))


class Report:
    """Counts what fails, and tells one line a check."""

    def __init__(self):
        self.failed = 0

    def check(self, name, wrong, limit=None):
        """`wrong` says what is amiss, and is empty if nothing is; `limit` says why that is known."""
        if not wrong:
            print(f"ok      {name}", flush=True)
        elif limit:
            print(f"LIMIT:  {name}: {limit}", flush=True)
        else:
            self.failed += 1
            print(f"FAILED  {name}: {wrong}", flush=True)


class Package:
    """A copy of a package that a check may break."""

    def __init__(self, folder, name="crate"):
        self.folder = os.path.join(folder, name)
        shutil.copytree(os.path.join(HERE, name), self.folder, dirs_exist_ok=True)
        shutil.copy(os.path.join(ROOT, "Cargo.lock"), self.folder)
        manifest = os.path.join(self.folder, "Cargo.toml")
        text = self.read("Cargo.toml").replace("../../..", ROOT)
        with open(manifest, "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        """The text of a file."""
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def errors_with(self, texts):
        """What `cargo check` says with these files in place of those that are there."""
        for name, text in texts.items():
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        command = ["cargo", "check", "--quiet", "--offline", "--message-format=short"]
        environment = {**os.environ, "CARGO_TARGET_DIR": TARGET}
        done = run(command, cwd=self.folder, env=environment)
        return done.stderr.strip() if done.returncode else ""


def run(command, **options):
    """Runs a command, and keeps what it prints."""
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def missing():
    """Why there is nothing to check with, if so."""
    if not shutil.which("rust-analyzer"):
        return "rust-analyzer is not installed"
    done = run(["rust-analyzer", "--version"])
    if done.returncode:
        return "rust-analyzer is no component of the toolchain in use"
    print(done.stdout.strip(), flush=True)
    sysroot = run(["rustc", "--print", "sysroot"]).stdout.strip()
    library = os.path.join(sysroot, "lib/rustlib/src/rust/library")
    return "" if os.path.isdir(library) else "the component rust-src is not installed"


def examples(report):
    """The example that has most of what traits have shows no error in an editor."""
    command = ["cargo", "check", "--quiet", "--offline", "--message-format=json", "--keep-going"]
    options = {"cargo": {"buildScripts": {"overrideCommand": [*command, "-p", "erase-example-databases"]}}}
    analyzer = Analyzer(ROOT, {"CARGO_TARGET_DIR": TARGET}, options)
    checks.shows_no_error(analyzer, report, os.path.join(ROOT, "examples", "databases"))
    analyzer.stop()


def another_crate(report, folder):
    """The trait in one crate, its implementor in another."""
    seen, broken = (os.path.join(folder, name) for name in ("implemented", "written"))
    Package(seen)
    Package(broken)
    package, other = Package(seen, "implementor"), Package(broken, "implementor")
    report.check("the implementor compiles", package.errors_with({}))
    # What is shown by default: of a `dyn` value that is an implementor, 1.99 is wrong behind that option.
    options = {"diagnostics": {"experimental": {"enable": False}}}
    analyzer = Analyzer(package.folder, {"CARGO_TARGET_DIR": TARGET}, options)
    for name in implementor.FILES:
        analyzer.edit(name, package.read(name))

    def errors_with(texts):
        return other.errors_with(analyzer.texts | texts)

    implementor.all_of_them(analyzer, report, errors_with)
    analyzer.stop()


def main():
    """Returns how many checks failed."""
    if why := missing():
        print(f"SKIPPED: {why}")
        return 0
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        package = Package(os.path.join(folder, "seen"))
        other = Package(os.path.join(folder, "renamed"))
        report.check("the package compiles", package.errors_with({}))
        analyzer = Analyzer(package.folder, {"CARGO_TARGET_DIR": TARGET})
        for name in checks.FILES:
            analyzer.edit(name, package.read(name))
        for check in (checks.while_nothing_is_typed, checks.while_typing, checks.navigation):
            check(analyzer, report)
        checks.renaming(analyzer, report, other.errors_with)
        analyzer.stop()
        another_crate(report, folder)
    examples(report)
    print(f"{report.failed} failed" if report.failed else "all is well")
    return report.failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
