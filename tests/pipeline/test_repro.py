"""The pipeline as its users run it: real DVC in a temporary clone."""

import json
import random
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.pipeline.conftest import ROOT, Clone

pytestmark = pytest.mark.pipeline

ARTICLE = """Bundesbank hebt Prognose an

3. März 2025

Die Deutsche Bundesbank in Frankfurt erwartet für das laufende Jahr ein Wachstum von 0,2 Prozent. Im Vorjahr war die
deutsche Wirtschaft um 0,2 Prozent geschrumpft, nachdem sie schon 2023 kleiner geworden war. Der Verband der Automobilindustrie
rechnet dagegen mit höheren Ausfuhren und verweist auf Aufträge von rund 3 Milliarden Euro.
"""


def ran(output: str) -> set[str]:
    """The stages that DVC ran."""
    return set(re.findall(r"Running stage '(\w+)'", output))


def dataset_bytes(clone: Clone) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (clone.path / "outputs/dataset").iterdir()}


def test_repro_makes_every_output(built: Clone) -> None:
    for name in ("dvc.lock", "outputs/evaluation/metrics.json", "outputs/report/index.html"):
        assert (built.path / name).is_file()
    tables = ("sources", "documents", "rejected", "sentences", "entities", "quantities", "dates", "facts")
    names = {path.name for path in (built.path / "outputs/dataset").iterdir()}
    assert names == {f"{table}.{form}" for table in tables for form in ("parquet", "csv", "jsonl")}
    assert built.rows("documents") + built.rows("rejected") == built.rows("sources") == 5


def test_what_is_committed_is_what_the_code_makes(built: Clone) -> None:
    if find_spec("de_core_news_lg"):
        pytest.skip("outputs/ is committed as the fallback model makes it, and de_core_news_lg is installed here")
    assert built.changed == "", "run `dvc repro` and commit dvc.lock and outputs/"


def test_no_change_runs_nothing_but_the_environment_stage(built: Clone) -> None:
    before = dataset_bytes(built)
    assert ran(built.repro()) <= {"environment"}
    assert dataset_bytes(built) == before
    assert built.run("git", "status", "--porcelain") == ""


def test_a_cold_run_gives_the_same_bytes(clone: Clone) -> None:
    before = dataset_bytes(clone)
    shutil.rmtree(clone.path / ".cache")
    shutil.rmtree(clone.path / ".dvc/cache")
    shutil.rmtree(clone.path / "outputs/interim")
    output = clone.run("dvc", "repro", "--force")
    assert "0 from the cache" in output
    assert dataset_bytes(clone) == before


def test_an_article_is_added_and_removed(clone: Clone) -> None:
    before = dataset_bytes(clone)
    file = clone.path / "raw/wirtschaft/prognose.txt"
    file.parent.mkdir()
    file.write_text(ARTICLE, encoding="utf-8")
    output = clone.repro()
    assert re.search(r"annotate: 6 documents with \S+ \S+, 1 parsed, 5 from the cache", output), output
    assert re.search(r"extract: 6 documents, 1 read, 5 from the cache", output), output
    assert clone.rows("documents") == 6
    assert {"environment", "ingest", "annotate", "extract", "normalize", "dataset", "evaluate", "report"} == ran(output)
    shutil.rmtree(file.parent)
    assert "annotate" not in ran(clone.repro()) or dataset_bytes(clone) == before
    assert dataset_bytes(clone) == before


def test_a_report_setting_runs_the_report_only(clone: Clone) -> None:
    clone.run("dvc", "exp", "run", "-S", "report.rows=3")
    output = clone.run("git", "diff", "--stat")
    assert "outputs/report/index.html" in output
    assert "outputs/dataset" not in output
    params = clone.path / "params.yaml"
    params.write_text(params.read_text(encoding="utf-8").replace("rows: 3", "rows: 4"), encoding="utf-8")
    assert ran(clone.repro()) <= {"environment", "report"}


def test_dvc_shows_metrics_plots_and_the_graph(built: Clone) -> None:
    metrics = json.loads(built.run("dvc", "metrics", "show", "--json"))
    assert metrics[""]["data"]["outputs/evaluation/metrics.json"]["data"]["documents"]["scored"] == sum(
        1 for _ in (ROOT / "tests/gold").glob("*.json")
    )
    assert "annotate" in built.run("dvc", "dag")
    built.run("dvc", "plots", "show", "-o", ".dvc/tmp/plots")
    assert "scores" in (built.path / ".dvc/tmp/plots/index.html").read_text(encoding="utf-8")


def test_a_crash_leaves_the_old_dataset(clone: Clone) -> None:
    before = dataset_bytes(clone)
    rows = clone.path / "src/pipeline/dataset/rows.py"
    rows.write_text(rows.read_text(encoding="utf-8").replace('"kind": read.kind', '"kind": "number"'), encoding="utf-8")
    output = clone.run("dvc", "repro", check=False)
    assert "the dataset does not keep its contract" in output
    assert dataset_bytes(clone) == before


def test_wrong_settings_are_named(clone: Clone) -> None:
    params = clone.path / "params.yaml"
    params.write_text(params.read_text(encoding="utf-8").replace("rows:", "row:"), encoding="utf-8")
    output = clone.run("dvc", "repro", check=False)
    assert "error: params.yaml: report.row" in output


def test_three_hundred_articles_and_one_more(tmp_path: Path, clone: Clone) -> None:
    """What an added article costs shows in what annotate says it parsed."""
    words = (ROOT / "README.md").parent.joinpath("raw/herausforderer-deepseek.txt").read_text(encoding="utf-8").split()
    choose = random.Random(1)
    folder = clone.path / "raw/generated"
    folder.mkdir()
    for number in range(301):
        sentences = [" ".join(["Die", *choose.choices(words, k=14)]) + "." for _ in range(12)]
        (folder / f"{number}.txt").write_text("Meldung\n\n" + "\n".join(sentences) + "\n", encoding="utf-8")
    last = (folder / "300.txt").rename(tmp_path / "last.txt")
    clone.repro()
    shutil.copy(last, folder / "300.txt")
    output = clone.repro()
    found = re.search(r"annotate: (\d+) documents with \S+ \S+, (\d+) parsed", output)
    assert found is not None, output
    assert found.groups() == (str(clone.rows("documents")), "1")
    assert clone.rows("documents") + clone.rows("rejected") == 306
    assert clone.rows("documents") >= 300
