"""Writes the tables as Parquet, CSV and JSON Lines: the same rows and values, the same bytes for the same input."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as arrow
import pyarrow.parquet as parquet

from pipeline.dataset.rows import Row, plain, plain_row
from pipeline.dataset.schema import Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell as a formula (OWASP, "CSV Injection")."""


def write_parquet(path: Path, table: Table, rows: list[Row]) -> None:
    """Write Parquet with exact decimals and dates."""
    parquet.write_table(arrow.Table.from_pylist(rows, schema=table.arrow_schema), path, compression="zstd")


def write_csv(path: Path, table: Table, rows: list[Row]) -> None:
    """Write CSV (RFC 4180, UTF-8); null is an empty cell, a list is JSON, a text that would run as a formula gets a ``'``."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in table.columns])
        for row in rows:
            writer.writerow([csv_cell(row[column.name]) for column in table.columns])


def csv_cell(value: Any) -> Any:
    """A value as a CSV cell.

    >>> csv_cell("=SUMME(A1)")
    "'=SUMME(A1)"
    """
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return plain(value)


def write_jsonl(path: Path, table: Table, rows: list[Row]) -> None:
    """Write JSON Lines; decimals are strings."""
    names = [column.name for column in table.columns]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            values = plain_row(row)
            file.write(json.dumps({name: values[name] for name in names}, ensure_ascii=False) + "\n")


WRITERS: dict[str, Callable[[Path, Table, list[Row]], None]] = {
    "parquet": write_parquet,
    "csv": write_csv,
    "jsonl": write_jsonl,
}
