"""What flows between two stages: records in JSON Lines, one file a partition, below outputs/interim/<stage>/.

A document belongs to the partition that the hash of its doc_id names, in every stage; so stages work partition by
partition, and an added article changes one file.
"""

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from pipeline.errors import UsageError

Record = TypeVar("Record")


class _HasDocId(Protocol):
    @property
    def doc_id(self) -> str: ...


Keyed = TypeVar("Keyed", bound=_HasDocId)


def partition_of(doc_id: str, partitions: int) -> int:
    """The partition of a document, 0 to ``partitions`` - 1."""
    return int.from_bytes(hashlib.sha256(doc_id.encode()).digest()[:8]) % partitions


def write_records(path: Path, records: Iterable[object]) -> None:
    """Write dataclass records as JSON Lines (UTF-8); decimals and dates become strings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        for record in records:
            file.write(encoder.encode(record) + b"\n")


def read_records(path: Path, kind: type[Record]) -> list[Record]:
    """Read the records of one file, checked against the fields of ``kind``.

    Raises UsageError where the file is missing (the stage before has not run) or a record does not fit.
    """
    decoder = msgspec.json.Decoder(kind)
    try:
        with path.open("rb") as file:
            return [decoder.decode(line) for line in file]
    except FileNotFoundError:
        raise UsageError(f"{path} is not there: run `dvc repro` (the stage before has not run)") from None
    except msgspec.MsgspecError as error:
        raise UsageError(f"{path} does not fit this version ({error}): run `dvc repro`") from None


def write_partitions(folder: Path, records: Sequence[Keyed], partitions: int) -> None:
    """Write one file a partition (also an empty one), the records in order of doc_id."""
    parts: list[list[Keyed]] = [[] for _ in range(partitions)]
    for record in sorted(records, key=lambda record: record.doc_id):
        parts[partition_of(record.doc_id, partitions)].append(record)
    for index, part in enumerate(parts):
        write_records(folder / partition_name(index), part)


def clear(folder: Path) -> None:
    """Delete a stage's folder with what an earlier run left in it."""
    shutil.rmtree(folder, ignore_errors=True)


def partition_name(index: int) -> str:
    """The file name of a partition."""
    return f"{index:03d}.jsonl"


def partition_files(folder: Path) -> list[Path]:
    """The partition files of a folder, in order. Raises UsageError where the stage before has not run."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise UsageError(f"there are no partitions in {folder}: run `dvc repro` (the stage before has not run)")
    return files
