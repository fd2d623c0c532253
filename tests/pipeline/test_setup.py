"""The two commands of README in a clean clone without an environment."""

from pathlib import Path

import pytest

from tests.pipeline.conftest import copy_repository

pytestmark = pytest.mark.pipeline


def test_two_commands(tmp_path: Path) -> None:
    clone = copy_repository(tmp_path)
    clone.run("make", "repro")
    assert clone.rows("documents") == 5
    second = clone.run("make", "repro")
    assert "pip install" not in second
    assert "Running stage 'ingest'" not in second
    tests = clone.run("make", "test", "TESTS=tests/annotate/test_sentences.py")
    assert " passed" in tests
    assert "pip install" not in tests
