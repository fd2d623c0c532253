"""A second repository reads the dataset as README shows it, without any remote."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.conftest import Clone

pytestmark = pytest.mark.pipeline


@pytest.fixture
def consumer(tmp_path: Path) -> Clone:
    project = Clone(tmp_path / "consumer")
    project.path.mkdir()
    project.run("git", "init", "-q")
    project.run("dvc", "init", "-q")
    return project


def test_get(consumer: Clone, built: Clone) -> None:
    consumer.run("dvc", "get", str(built.path), "outputs/dataset/quantities.parquet")
    assert (consumer.path / "quantities.parquet").read_bytes() == (
        built.path / "outputs/dataset/quantities.parquet"
    ).read_bytes()


def test_import_the_whole_dataset(consumer: Clone, built: Clone) -> None:
    consumer.run("dvc", "import", str(built.path), "outputs/dataset", "-o", "datenlese")
    assert (consumer.path / "datenlese/documents.csv").is_file()
    assert (consumer.path / "datenlese.dvc").is_file()


def test_api_open(built: Clone, consumer: Clone) -> None:
    code = (
        "import dvc.api, pandas as pd\n"
        f"with dvc.api.open('outputs/dataset/quantities.csv', repo={str(built.path)!r}, encoding='utf-8') as file:\n"
        "    print(len(pd.read_csv(file)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=consumer.path, capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) == built.rows("quantities")
