"""A crate of the registry: how it is had, tested, migrated and patched."""

import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tool import ROOT, TARGET, run

HERE = Path(__file__).resolve().parent
MIGRATED = "after"
RESULT = re.compile(r"^test result: \w+\. (\d+) passed; \d+ failed; (\d+) ignored", re.MULTILINE)
FAILURE = re.compile(r"^test (.+) \.\.\. FAILED$", re.MULTILINE)


class Unavailable(Exception):
    """The crate cannot be had, or does not build as it is."""


class Failed(Exception):
    """The migrated crate does not build, or the tool refuses it."""


@dataclass(frozen=True)
class Tests:
    passed: int
    ignored: int
    failed: frozenset[str]

    def __str__(self) -> str:
        rest = [(len(self.failed), "failed"), (self.ignored, "ignored")]
        return ", ".join([f"{self.passed} passed", *(f"{n} {what}" for n, what in rest if n)])


@dataclass(frozen=True)
class Crate:
    name: str
    version: str
    features: list[str] = field(default_factory=list)
    default_features: bool = True
    test: list[str] = field(default_factory=list)
    # Features of dependencies that its tests use, and that its own manifest does not ask for.
    dev: dict[str, str] = field(default_factory=dict)
    # Dependencies of its tests that it names so loosely that another version would come with ours.
    pinned: dict[str, str] = field(default_factory=dict)

    def fetch(self, folder: Path) -> Path:
        """The crate's sources as the registry has them, and a test of our own where they have none."""
        probe = folder / "probe"
        (probe / "src").mkdir(parents=True)
        (probe / "src" / "lib.rs").touch()
        (probe / "Cargo.toml").write_text(
            '[package]\nname = "probe"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n'
            f'[dependencies]\n{self.name} = "={self.version}"\n'
        )
        fetched = run(["cargo", "metadata", "--format-version", "1"], probe)
        if fetched.returncode != 0:
            raise Unavailable(last_lines(fetched.stdout))
        answer = next(line for line in fetched.stdout.splitlines() if line.startswith("{"))
        packages = json.loads(answer)["packages"]
        manifest = next(p["manifest_path"] for p in packages if p["name"] == self.name)
        source = folder / "before"
        # The compiler is the one of this tree, not one that the crate pins.
        pinned = shutil.ignore_patterns("rust-toolchain", "rust-toolchain.toml")
        shutil.copytree(Path(manifest).parent, source, ignore=pinned)
        with (source / "Cargo.toml").open("a") as file:
            file.write("\n[workspace]\n")
        for dependency, feature in self.dev.items():
            command = ["cargo", "add", "--quiet", "--dev", dependency, "--features", feature]
            added = run(command, source)
            if added.returncode != 0:
                raise Unavailable(last_lines(added.stdout))
        for dependency, version in self.pinned.items():
            pin(source / "Cargo.toml", dependency, version)
        # Some tests write into the target folder by its usual name.
        (source / "target").mkdir(exist_ok=True)
        extra = HERE / "extra" / f"{self.name}.rs"
        if extra.exists():
            (source / "tests").mkdir(exist_ok=True)
            shutil.copy(extra, source / "tests" / "migration.rs")
            with (source / "Cargo.toml").open("a") as file:
                file.write('\n[[test]]\nname = "migration"\npath = "tests/migration.rs"\n')
        return source

    def options(self, migrated: bool) -> list[str]:
        """What Cargo is told: the features, and where this tree's erase-core is."""
        patch = ["--config", f'patch.crates-io.erase-core.path="{ROOT / "erase-core"}"']
        features = ["--features", ",".join(self.features)] if self.features else []
        defaults = [] if self.default_features else ["--no-default-features"]
        return [*(patch if migrated else []), *defaults, *features]

    def tests(self, folder: Path) -> Tests:
        """What the crate's own tests say."""
        migrated = folder.name == MIGRATED
        command = ["cargo", "test", "--no-fail-fast", *self.options(migrated), *self.test]
        done = run(command, folder, CARGO_TARGET_DIR=str(TARGET / "migration"), CARGO_TERM_COLOR="never")
        results = [tuple(map(int, found)) for found in RESULT.findall(done.stdout)]
        if not results or "could not compile" in done.stdout:
            log = Path(f"{folder.parent}-{folder.name}.log")
            log.write_text(done.stdout)
            kind = Failed if migrated else Unavailable
            raise kind(f"{folder.name} does not build, see {log}:\n{first_errors(done.stdout)}")
        passed, ignored = (sum(column) for column in zip(*results))
        return Tests(passed, ignored, frozenset(FAILURE.findall(done.stdout)))

    def migrate(self, folder: Path, tool: Path) -> int:
        """Migrates in place; returns how many lines the tool took out or put in."""
        command = [str(tool), "erase", "migrate", "--apply", "--allow-dirty", str(folder)]
        done = run(
            [*command, "--", *self.options(migrated=True)],
            folder,
            CARGO_TARGET_DIR=str(TARGET / "migration"),
            CARGO_TERM_COLOR="never",
        )
        if done.returncode not in (0, 1):
            raise Failed(f"the tool fails: {last_lines(done.stdout)}")
        Path(f"{folder.parent}-tool.log").write_text(done.stdout)
        return changed_lines(done.stdout)

    def patch(self, folder: Path) -> int:
        """Changes what a person has to; returns how many lines that is."""
        patch = HERE / "patches" / f"{self.name}-{self.version}.patch"
        if not patch.exists():
            return 0
        applied = run(["git", "apply", "--unidiff-zero", str(patch)], folder)
        if applied.returncode != 0:
            raise Failed(f"{patch.name} does not apply: {applied.stdout}")
        return changed_lines(patch.read_text())


def pin(manifest: Path, dependency: str, version: str) -> None:
    """Gives a dependency of a published manifest, which has a table for each, a version."""
    head, table, rest = manifest.read_text().partition(f"dependencies.{dependency}]\n")
    rest, changed = re.subn(r'^version = ".*"$', f'version = "{version}"', rest, count=1, flags=re.M)
    if not table or not changed:
        raise Unavailable(f"its manifest does not name {dependency}")
    manifest.write_text(head + table + rest)


def changed_lines(diff: str) -> int:
    """The lines of a diff that are new, or gone without a new one in their place."""
    count = removed = added = 0
    for line in [*diff.splitlines(), "@@"]:
        if line.startswith(("+++ ", "--- ")):
            continue
        if line.startswith("-"):
            removed += 1
        elif line.startswith("+"):
            added += 1
        else:
            count += max(removed, added)
            removed = added = 0
    return count


def first_errors(text: str) -> str:
    errors = [line for line in text.splitlines() if line.startswith("error")]
    return "\n".join(errors[:8]) or last_lines(text)


def last_lines(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-5:])
