"""A clone of the repository in a temporary folder, with DVC and Git as they are."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Clone:
    """A working copy and a way to run commands in it."""

    path: Path
    changed: str = ""
    """What ``git status`` said after the first ``dvc repro``."""

    def run(self, *command: str, env: Mapping[str, str] | None = None, check: bool = True) -> str:
        """Run a command with this copy's code; returns what it printed on both streams."""
        environment = {
            **os.environ,
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(self.path / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
            **(env or {}),
        }
        done = subprocess.run(
            command, cwd=self.path, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        if check and done.returncode:
            raise AssertionError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def repro(self) -> str:
        """``dvc repro``."""
        return self.run("dvc", "repro")

    def commit(self) -> None:
        """Commit everything."""
        self.run("git", "add", "-A")
        self.run("git", "commit", "-qm", "state", "--allow-empty")

    def rows(self, table: str) -> int:
        """The number of rows of a table of the dataset."""
        return (self.path / f"outputs/dataset/{table}.jsonl").read_text(encoding="utf-8").count("\n")


def copy_repository(target: Path) -> Clone:
    """Copy what Git tracks, and what is new, as one commit of a fresh repository (no environment, no caches)."""
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    clone = Clone(target)
    clone.run("git", "init", "-q", "-b", "main")
    clone.run("git", "config", "user.name", "test")
    clone.run("git", "config", "user.email", "test@localhost")
    clone.commit()
    return clone


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A clone in which ``dvc repro`` has run; tests must leave it as it was."""
    clone = copy_repository(tmp_path_factory.mktemp("built"))
    clone.repro()
    changed = clone.run("git", "status", "--porcelain")
    clone.commit()
    return Clone(clone.path, changed)


@pytest.fixture
def clone(built: Clone, tmp_path: Path) -> Clone:
    """A copy of the built clone that a test may change."""
    target = tmp_path / "datenlese"
    shutil.copytree(built.path, target, symlinks=True)
    return Clone(target)
