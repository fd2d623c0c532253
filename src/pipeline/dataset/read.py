"""Reads the tables of a dataset back."""

from pathlib import Path
from typing import Any

from pipeline.errors import UsageError


def read_table(dataset: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one table, with exact decimals and dates. Raises UsageError where it has not been written."""
    import pyarrow.parquet as parquet

    try:
        rows: list[dict[str, Any]] = parquet.read_table(dataset / f"{name}.parquet").to_pylist()
    except FileNotFoundError:
        raise UsageError(f"{dataset}/{name}.parquet is not there: run `dvc repro`") from None
    return rows
