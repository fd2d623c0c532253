"""Gold files: hand labels in the contract's form, one JSON object a document."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluate.markup import ENTITY_LABELS, FAMILIES, LABEL_FIELD, QUANTITY_KINDS, TIMEX_TYPES, Marked, Row

LABELS = {"entities": ENTITY_LABELS, "quantities": QUANTITY_KINDS, "dates": TIMEX_TYPES}
MODIFIERS = frozenset({None, "approx", "less_than", "at_most", "more_than", "at_least"})


@dataclass(frozen=True)
class Gold:
    """The labels of one document."""

    doc_id: str
    published: date | None
    text: str
    mentions: dict[str, list[Row]]


def load_gold(path: Path) -> Gold:
    """Read one gold file. Raises UsageError with all that is wrong with it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as a gold file: {error}") from None
    if problems := list(_problems(content)):
        raise UsageError(f"{path}:\n  " + "\n  ".join(problems))
    published = content.get("published")
    mentions = {family: content[family] for family in FAMILIES}
    return Gold(content["doc_id"], date.fromisoformat(published) if published else None, content["text"], mentions)


def load_gold_folder(folder: Path) -> list[Gold]:
    """All gold files of a folder, by name. Raises UsageError."""
    return [load_gold(path) for path in sorted(folder.glob("*.json"))]


def to_content(doc_id: str, published: date | None, marked: Marked) -> Row:
    """A gold file's content from marked-up text."""
    return {
        "doc_id": doc_id,
        "published": published.isoformat() if published else None,
        "text": marked.text,
        **{family: getattr(marked, family) for family in FAMILIES},
    }


def write_gold(path: Path, content: Row) -> None:
    """Write a gold file, one mention a line, so that a change can be read in a diff."""
    lines = ["{"]
    heads = ("doc_id", "published", "text")
    lines += [f" {json.dumps(name)}: {json.dumps(content[name], ensure_ascii=False)}," for name in heads]
    for family in FAMILIES:
        rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in content[family])
        end = "" if family == FAMILIES[-1] else ","
        lines.append(f" {json.dumps(family)}: [\n{rows}\n ]{end}" if rows else f" {json.dumps(family)}: []{end}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, "}"]) + "\n", encoding="utf-8")


def _problems(content: Any) -> Iterator[str]:
    """What keeps ``content`` from being a gold file."""
    if not isinstance(content, dict):
        yield "not a JSON object"
        return
    yield from (f"{name} is missing" for name in ("doc_id", "text", *FAMILIES) if name not in content)
    try:
        date.fromisoformat(content.get("published") or "2000-01-01")
    except ValueError:
        yield f"published: {content['published']!r} is no date"
    for family in FAMILIES:
        for number, row in enumerate(content.get(family, []), start=1):
            yield from (
                f"{family} {number}: {problem}" for problem in _row_problems(family, row, content.get("text", ""))
            )


def _row_problems(family: str, row: Row, text: str) -> Iterator[str]:
    start, end, surface = row.get("start"), row.get("end"), row.get("text")
    if not isinstance(start, int) or not isinstance(end, int) or not surface or text[start:end] != surface:
        yield f"start {start} and end {end} do not give the text {surface!r}"
    label = row.get(LABEL_FIELD[family])
    if label not in LABELS[family]:
        yield f"{surface!r}: {LABEL_FIELD[family]} is {label!r}, not one of {', '.join(sorted(LABELS[family]))}"
    if family == "quantities":
        yield from _quantity_problems(row)


def _quantity_problems(row: Row) -> Iterator[str]:
    for name in ("value", "value_max"):
        value = row.get(name)
        if value is None and name == "value_max":
            continue
        try:
            Decimal(value if isinstance(value, str) else "")
        except InvalidOperation:
            yield f"{row.get('text')!r}: {name} is {value!r}, not a decimal in quotes"
    if row.get("modifier") not in MODIFIERS:
        yield f"{row.get('text')!r}: unknown modifier {row.get('modifier')!r}"
