"""Gold files: hand labels in the contract's form, one JSON object a document."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluate.markup import ENTITY_LABELS, FAMILIES, LABEL_FIELD, QUANTITY_KINDS, TIMEX_TYPES, Marked, Row
from pipeline.normalize.dates.timex3 import is_timex3_value
from pipeline.types import TIMEX_MODS

LABELS = {"entities": ENTITY_LABELS, "quantities": QUANTITY_KINDS, "dates": TIMEX_TYPES}
KNOWN = frozenset({"start", "end", "text", "alt", "optional"})
FACT_FIELDS = frozenset(
    {"quantities", "relation", "measure", "subject", "object_text", "date", "attributed_to", "change"}
)
FACT_FIELDS |= {"modality", "negated"}
FIELDS = {
    "entities": frozenset({"label", "canonical"}),
    "quantities": frozenset({"kind", "value", "value_max", "unit", "per", "modifier", "measures"}),
    "dates": frozenset({"type", "value", "mod", "quant", "freq", "first_day", "last_day", "relative"}),
}
_DECIMAL = re.compile(r"-?[0-9]+(?:[.][0-9]+)?")
_CURRENCY = re.compile("[A-Z]{3}")
MODIFIERS = frozenset({None, "approx", "less_than", "at_most", "more_than", "at_least"})


@dataclass(frozen=True)
class Gold:
    """The labels of one document."""

    doc_id: str
    published: date | None
    text: str
    mentions: dict[str, list[Row]]
    """The labels of each family that is labelled."""
    facts: list[Row] | None = None
    """None where the document's facts are not labelled."""


def load_gold(path: Path) -> Gold:
    """Read one gold file. Raises UsageError with all that is wrong with it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as a gold file: {error}") from None
    if problems := list(_problems(content)):
        raise UsageError(f"{path}:\n  " + "\n  ".join(problems))
    published = content.get("published")
    mentions = {family: content[family] for family in FAMILIES if family in content}
    day = date.fromisoformat(published) if published else None
    return Gold(content["doc_id"], day, content["text"], mentions, content.get("facts"))


def load_gold_folder(folder: Path) -> list[Gold]:
    """All gold files of a folder, by name. Raises UsageError."""
    return [load_gold(path) for path in sorted(folder.glob("*.json"))]


def to_content(doc_id: str, published: date | None, marked: Marked, facts: list[Row] | None = None) -> Row:
    """A gold file's content from marked-up text and its facts, where they are labelled."""
    labelled = {} if facts is None else {"facts": facts}
    return {
        "doc_id": doc_id,
        "published": published.isoformat() if published else None,
        "text": marked.text,
        **{family: getattr(marked, family) for family in FAMILIES},
        **labelled,
    }


def write_gold(path: Path, content: Row) -> None:
    """Write a gold file, one mention a line, so that a change can be read in a diff."""
    lines = ["{"]
    heads = ("doc_id", "published", "text")
    lines += [f" {json.dumps(name)}: {json.dumps(content[name], ensure_ascii=False)}," for name in heads]
    families = [family for family in (*FAMILIES, "facts") if family in content]
    for family in families:
        rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in content[family])
        end = "" if family == families[-1] else ","
        lines.append(f" {json.dumps(family)}: [\n{rows}\n ]{end}" if rows else f" {json.dumps(family)}: []{end}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, "}"]) + "\n", encoding="utf-8")


def _problems(content: Any) -> Iterator[str]:
    """What keeps ``content`` from being a gold file."""
    if not isinstance(content, dict):
        yield "not a JSON object"
        return
    yield from (f"{name}: a text is needed" for name in ("doc_id", "text") if not isinstance(content.get(name), str))
    try:
        date.fromisoformat(content.get("published") or "2000-01-01")
    except (TypeError, ValueError):
        yield f"published: {content['published']!r} is no date"
    for family in FAMILIES:
        rows = content.get(family, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield f"{family}: a list of objects is needed"
            continue
        for number, row in enumerate(rows, start=1):
            problems = _row_problems(family, row, str(content.get("text")))
            yield from (f"{family} {number} ({row.get('text')!r}): {problem}" for problem in problems)
    for number, row in enumerate(content.get("facts") or (), start=1):
        yield from (f"facts {number} ({row.get('text')!r}): {problem}" for problem in _fact_problems(row, content))


def _fact_problems(row: Row, content: Row) -> Iterator[str]:
    """Its figures and its date are labelled mentions where those are labelled, its subject stands in the text."""
    for family, places in (("quantities", row["quantities"]), ("dates", [row["date"]] if row.get("date") else [])):
        labelled = {(one["start"], one["end"]) for one in content.get(family, ())}
        strangers = [place for place in places if tuple(place) not in labelled]
        if family in content and strangers:
            yield f"no labelled mention of {family} at {strangers}"
    if row.get("subject") is not None and row["subject"] not in content["text"]:
        yield f"subject {row['subject']!r} does not stand in the text"
    if unknown := sorted(set(row) - KNOWN - FACT_FIELDS):
        yield f"unknown field {', '.join(unknown)}"


def _row_problems(family: str, row: Row, text: str) -> Iterator[str]:
    start, end, surface = row.get("start"), row.get("end"), row.get("text")
    if not isinstance(start, int) or not isinstance(end, int) or not surface or text[start:end] != surface:
        yield f"start {start} and end {end} do not give the text {surface!r}"
    label = row.get(LABEL_FIELD[family])
    if label not in LABELS[family]:
        yield f"{LABEL_FIELD[family]} is {label!r}, not one of {', '.join(sorted(LABELS[family]))}"
    if unknown := sorted(set(row) - KNOWN - FIELDS[family]):
        yield f"unknown field {', '.join(unknown)}"
    if family == "quantities":
        yield from _quantity_problems(row)
    if family == "dates":
        yield from _date_problems(row)


def _quantity_problems(row: Row) -> Iterator[str]:
    for name in ("value", "value_max"):
        value = row.get(name)
        if (value is not None or name == "value") and not (isinstance(value, str) and _DECIMAL.fullmatch(value)):
            yield f"{name} is {value!r}, not a decimal in quotes"
    if row.get("modifier") not in MODIFIERS:
        yield f"unknown modifier {row.get('modifier')!r}"
    if row.get("kind") == "money" and row.get("unit") is not None and not _CURRENCY.fullmatch(str(row["unit"])):
        yield f"unit {row['unit']!r} is no ISO 4217 code"


def _date_problems(row: Row) -> Iterator[str]:
    value = row.get("value")
    if value is not None and not is_timex3_value(str(value)):
        yield f"value {value!r} is no TIMEX3 value"
    if row.get("mod") is not None and row["mod"] not in TIMEX_MODS:
        yield f"unknown mod {row['mod']!r}"
