"""The written forms: exact values, safe cells, one swap."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest

from pipeline.dataset.rows import csv_cell, plain
from pipeline.dataset.schema import TABLES, check, to_frame
from pipeline.dataset.swap import recover, replace_folder
from pipeline.dataset.write import write_csv, write_jsonl, write_parquet
from pipeline.errors import UsageError

QUANTITIES = next(table for table in TABLES if table.name == "quantities")


def quantity(**changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = {column.name: None for column in QUANTITIES.columns}
    row |= {"mention_id": "a.txt:0-3:q", "doc_id": "a.txt", "sent_id": 0, "start": 0, "end": 3, "text": "3,5"}
    row |= {"kind": "cardinal", "value": Decimal("3.5"), "exact": True, "rule": "digits"}
    return row | changes


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=SUMME(A1)", "'=SUMME(A1)"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-3,5 Grad", "'-3,5 Grad"),
        ("@handle", "'@handle"),
        ("\tTab", "'\tTab"),
        ("Mehr = besser", "Mehr = besser"),
        (Decimal("-3.5"), "-3.5"),
        (Decimal("1.80E+10"), "18000000000"),
        (date(2025, 7, 23), "2025-07-23"),
        (["a", "ö"], '["a", "ö"]'),
        (True, "true"),
        (None, None),
    ],
)
def test_csv_cell(value: Any, cell: Any) -> None:
    assert csv_cell(value) == cell


def test_plain_decimal_keeps_every_digit() -> None:
    assert plain(Decimal("123456789012345678.123456789012")) == "123456789012345678.123456789012"


def test_forms_hold_the_same_values(tmp_path: Path) -> None:
    rows = [quantity(value=Decimal("0.666666666667"), exact=False), quantity(mention_id="a.txt:1-4:q", start=1, end=4)]
    write_parquet(tmp_path / "q.parquet", QUANTITIES, rows)
    write_jsonl(tmp_path / "q.jsonl", QUANTITIES, rows)
    write_csv(tmp_path / "q.csv", QUANTITIES, rows)
    from_parquet = parquet.read_table(tmp_path / "q.parquet").to_pylist()
    from_jsonl = [json.loads(line) for line in (tmp_path / "q.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [str(plain(row["value"])) for row in from_parquet] == ["0.666666666667", "3.5"]
    assert [row["value"] for row in from_jsonl] == ["0.666666666667", "3.5"]
    assert "0.666666666667" in (tmp_path / "q.csv").read_text(encoding="utf-8")


def frames(**rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {table.name: to_frame(table, rows.get(table.name, [])) for table in TABLES}


def document(doc_id: str) -> dict[str, Any]:
    row = {"doc_id": doc_id, "sha256": "0", "authors": [], "language": "de", "language_score": 1.0, "encoding": "utf-8"}
    return row | {"text": "3,5", "n_chars": 3, "n_tokens": 1, "n_sentences": 1, "title": None, "published": None}


def source(n_records: int) -> dict[str, Any]:
    return {"path": "a.txt", "sha256": "0", "kind": "text", "status": "used", "n_records": n_records}


def test_a_right_dataset_passes() -> None:
    check(frames(documents=[document("a.txt")], sources=[source(1)], quantities=[quantity()]))


def test_all_failures_come_in_one_list() -> None:
    wrong = [quantity(kind="number"), quantity(mention_id="b.txt:0-9:q", doc_id="b.txt", end=9)]
    with pytest.raises(UsageError) as error:
        check(frames(documents=[document("a.txt")], sources=[source(2)], quantities=wrong))
    message = str(error.value)
    for part in ("number", "end - start", "no such document: b.txt", "are not 2 records"):
        assert part in message


def test_a_mention_id_is_unique() -> None:
    with pytest.raises(UsageError, match="mention_id"):
        check(frames(documents=[document("a.txt")], sources=[source(1)], quantities=[quantity(), quantity()]))


def test_swap_replaces_whole_folders(tmp_path: Path) -> None:
    target, new = tmp_path / "dataset", tmp_path / ".dataset.new"
    for round_ in ("one", "two"):
        new.mkdir()
        (new / f"{round_}.txt").write_text(round_)
        replace_folder(new, target)
        assert [path.name for path in target.iterdir()] == [f"{round_}.txt"]
        assert not new.exists()


def test_recover_puts_the_old_folder_back(tmp_path: Path) -> None:
    old = tmp_path / ".dataset.old"
    old.mkdir()
    (old / "rows.csv").write_text("a")
    recover(tmp_path / "dataset")
    assert (tmp_path / "dataset" / "rows.csv").read_text() == "a"
