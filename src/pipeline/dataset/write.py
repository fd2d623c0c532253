"""Writes the tables as Parquet, CSV and JSON Lines: the same rows and values, the same bytes for the same input."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as arrow
import pyarrow.parquet as parquet

from pipeline.dataset.rows import Row, csv_cell, plain_row
from pipeline.dataset.schema import Table


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
