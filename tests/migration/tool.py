"""Cargo, the tool of this tree, and what a run of either says."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess:
    """Runs a command and keeps what it prints."""
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def build_tool() -> Path:
    """The path of `cargo-erase`."""
    build = run(["cargo", "build", "--quiet", "-p", "cargo-erase"], ROOT, CARGO_TARGET_DIR=str(TARGET))
    if build.returncode != 0:
        raise SystemExit(f"cargo-erase does not build:\n{build.stdout}")
    return TARGET / "debug" / "cargo-erase"
