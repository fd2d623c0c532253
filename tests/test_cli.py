"""The command line as a person meets it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def pipeline(*arguments: str, stdin: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        input=stdin,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


TEXT = "Siemens will bis Ende 2026 rund 2,5 Milliarden US-Dollar in Deutschland ausgeben."


def test_help_lists_every_stage_and_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['pipeline', '--help']\ntry:\n    import pipeline.__main__\nexcept SystemExit:\n    pass\n"
    code += "print([name for name in ('spacy', 'pandas', 'pydantic', 'trafilatura') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for name in ("ingest", "annotate", "extract", "normalize", "dataset", "evaluate", "report", "analyse", "gold"):
        assert name in done.stdout
    assert done.stdout.rstrip().endswith("[]")


def test_analyse_marks_spans(tmp_path: Path) -> None:
    done = pipeline("analyse", "-", "--published", "2025-07-23", stdin=TEXT, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "[[Ende 2026|DATE 2026 END]] rund [[2,5 Milliarden US-Dollar|money 2500000000 USD approx]]" in done.stdout
    assert "\x1b[" not in done.stdout


def test_analyse_prints_the_facts_as_a_table(tmp_path: Path) -> None:
    done = pipeline("analyse", "-", "--published", "2025-07-23", stdin=TEXT, folder=tmp_path)
    table = done.stdout[done.stdout.index("facts") :].splitlines()
    assert table[1].split() == ["figure", "measure", "subject", "object", "date", "source"]
    assert re.split(r"\s{2,}", table[2].strip()) == [
        "2,5 Milliarden US-Dollar",
        "ausgeben",
        "Siemens",
        "Ende 2026",
        "planned",
    ]


def test_jsonl_keeps_order_ids_and_offsets(tmp_path: Path) -> None:
    records: list[dict[str, Any]] = [
        {"id": number, "text": f"  Es waren {number} Menschen in Berlin."} for number in range(2, 80)
    ]
    records.append({"id": "letzter", "text": TEXT, "published": "2025-07-23"})
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    done = pipeline("analyse", "--jsonl", stdin=lines, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [result["id"] for result in results] == [record["id"] for record in records]
    assert set(results[0]) == {"id", "entities", "quantities", "dates", "facts"}
    for record, result in zip(records, results, strict=True):
        for family in ("entities", "quantities", "dates"):
            for row in result[family]:
                assert record["text"][row["start"] : row["end"]] == row["text"]
    (money,) = results[-1]["quantities"]
    assert (money["value"], money["unit"], money["fx_date"]) == ("2500000000", "USD", "2025-07-23")


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (("analyse", "missing.txt"), "", "missing.txt cannot be read"),
        (("analyse", "-", "--published", "gestern"), "x", "'gestern' is no date: write it as 2025-07-23"),
        (("analyse", "--jsonl"), "{", "line 1 is no JSON"),
        (("analyse", "--jsonl"), '{"id": 1}', "line 1: an object"),
        (("ingest",), "", "params.yaml is not here"),
    ],
)
def test_errors_are_one_sentence(arguments: tuple[str, ...], stdin: str, message: str, tmp_path: Path) -> None:
    done = pipeline(*arguments, stdin=stdin, folder=tmp_path)
    assert done.returncode == 2
    errors = [line for line in done.stderr.splitlines() if not line.startswith("WARNING")]
    assert len(errors) == 1
    assert message in errors[0]


def test_analyse_in_python() -> None:
    from pipeline import analyse

    result = analyse(TEXT, published="2025-07-23")
    assert [row["text"] for row in result["dates"]] == ["Ende 2026"]
    with pytest.raises(ValueError, match="isoformat"):
        analyse(TEXT, published="gestern")


def test_gold_new_and_check(tmp_path: Path) -> None:
    (tmp_path / "params.yaml").write_text("{}\n")
    (tmp_path / "raw").mkdir()
    article = "Die Bahn baut\n\nAm 3. Mai 2024 begann in Köln der Bau einer Brücke über den Rhein, die Arbeiten dauern lange.\n"
    (tmp_path / "raw/bahn.txt").write_text(article, encoding="utf-8")
    assert pipeline("gold", "new", "raw/bahn.txt", "--published", "2024-05-04", folder=tmp_path).returncode == 0
    file = tmp_path / "tests/gold/bahn.txt.json"
    started = json.loads(file.read_text(encoding="utf-8"))
    assert (started["doc_id"], started["published"], started["text"]) == ("bahn.txt", "2024-05-04", article)
    assert started["entities"] == started["quantities"] == started["dates"] == []
    assert "is there already" in pipeline("gold", "new", "raw/bahn.txt", folder=tmp_path).stderr
    marked = article.replace("3. Mai 2024", "[[3. Mai 2024|DATE 2024-05-03]]").replace("Köln", "[[Köln|LOC]]")
    (tmp_path / "bahn.marked").write_text(marked, encoding="utf-8")
    done = pipeline("gold", "new", "raw/bahn.txt", "--marked", "bahn.marked", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(file.read_text(encoding="utf-8"))["dates"][0]["value"] == "2024-05-03"
    assert "2 mentions are valid" in pipeline("gold", "check", folder=tmp_path).stderr
    file.write_text(file.read_text(encoding="utf-8").replace('"Köln", "label": "LOC"', '"Bonn", "label": "ORT"'))
    done = pipeline("gold", "check", folder=tmp_path)
    assert done.returncode == 2
    assert "do not give the text 'Bonn'" in done.stderr
    assert "label is 'ORT'" in done.stderr


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"published": 2025}, "published: 2025 is no date"),
        ({"entities": None}, "entities: a list of objects is needed"),
        ({"entities": ["x"]}, "entities: a list of objects is needed"),
        ({"quantities": [{"kind": "money", "value": "NaN"}]}, "value is 'NaN', not a decimal in quotes"),
        ({"quantities": [{"kind": "money", "value": "3", "unit": "Euro"}]}, "unit 'Euro' is no ISO 4217 code"),
        ({"dates": [{"type": "DATE", "value": "Mai"}]}, "value 'Mai' is no TIMEX3 value"),
        ({"dates": [{"type": "DATE", "value": "2024", "mod": "FOO"}]}, "unknown mod 'FOO'"),
        ({"dates": [{"type": "DATE", "value": "2024", "optinal": True}]}, "unknown field optinal"),
    ],
)
def test_gold_check_names_what_is_wrong(change: dict[str, Any], problem: str, tmp_path: Path) -> None:
    from pipeline.errors import UsageError
    from pipeline.evaluate.gold import load_gold

    file = tmp_path / "a.json"
    empty: dict[str, Any] = {"doc_id": "a", "text": "3", "entities": [], "quantities": [], "dates": []}
    for rows in (value for value in change.values() if isinstance(value, list)):
        for row in rows:
            if isinstance(row, dict):
                row |= {"start": 0, "end": 1, "text": "3"}
    file.write_text(json.dumps(empty | change), encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(problem)):
        load_gold(file)
