"""The error listing: what was missed, made up or read wrong, with the text around it."""

from collections.abc import Iterator

from pipeline.dataset.rows import plain
from pipeline.evaluate import facts
from pipeline.evaluate.align import Alignment, Row, same_span
from pipeline.evaluate.compare import FURTHER, field_right, label_right, value_right
from pipeline.evaluate.gold import Gold
from pipeline.evaluate.markup import LABEL_FIELD

SHOWN = {
    "entities": ("label", "canonical"),
    "quantities": ("kind", "value", "value_max", "unit", "per", "modifier", "measures"),
    "dates": ("type", "value", "mod"),
    "facts": ("relation", "measure", "subject", "object_text", "date", "attributed_to", "change", "modality"),
}


def error_rows(family: str, gold: Gold, alignment: Alignment, context: int) -> Iterator[Row]:
    """One row for each error in a document, in order of place: missed, spurious, label, value, a field, or span."""
    found: list[tuple[str, Row | None, Row | None]] = []
    found += [("missed", row, None) for row in alignment.missed if not row.get("optional")]
    found += [("spurious", None, row) for row in alignment.spurious]
    found += [
        (error, row, other)
        for row, other in alignment.pairs
        if not row.get("optional") and (error := _error(family, row, other))
    ]
    for error, one, other in sorted(found, key=lambda item: (item[1] or item[2] or {})["start"]):
        yield _error_row(family, gold, error, one, other, context)


def _error_row(family: str, gold: Gold, error: str, one: Row | None, other: Row | None, context: int) -> Row:
    place = one or other or {}
    return {
        "doc_id": gold.doc_id,
        "family": family,
        "error": error,
        "start": place["start"],
        "end": place["end"],
        "gold": _shown(family, one, gold.text),
        "predicted": _shown(family, other, gold.text),
        "rule": (other or {}).get("rule"),
        "context": _context(gold.text, place["start"], place["end"], context),
    }


def fact_error_rows(gold: Gold, alignment: Alignment, context: int) -> Iterator[Row]:
    """One row for each fact that was missed, made up, or has a wrong field."""
    found: list[tuple[str, Row | None, Row | None]] = []
    found += [("missed", row, None) for row in alignment.missed if not row.get("optional")]
    found += [("spurious", None, row) for row in alignment.spurious]
    for pair in alignment.pairs:
        wrong = [name for name in (*facts.TOGETHER, *facts.FURTHER) if not facts.field_right(name, *pair)]
        if wrong and not pair[0].get("optional"):
            found.append((" ".join(wrong), *pair))
    for error, one, other in sorted(found, key=lambda item: (item[1] or item[2] or {})["start"]):
        yield _error_row("facts", gold, error, one, other, context)


def _error(family: str, gold: Row, predicted: Row) -> str | None:
    """The first thing that is wrong with a pair; None where all is right."""
    if not label_right(family, gold, predicted):
        return LABEL_FIELD[family]
    if not value_right(family, gold, predicted):
        return "canonical" if family == "entities" else "value"
    wrong = next((name for name in FURTHER[family] if not field_right(name, gold, predicted)), None)
    return wrong or (None if same_span(gold, predicted) else "span")


def _shown(family: str, row: Row | None, text: str) -> str:
    if row is None:
        return ""
    if family == "facts":
        figures = " & ".join(text[slice(*span)] for span in row["quantities"])
        shown = row | {"date": row["date"] and text[slice(*row["date"])]}
        return f"{figures} | " + " · ".join(str(shown[name] or "-") for name in SHOWN[family])
    fields = " ".join(str(plain(row[name])) for name in SHOWN[family] if row.get(name) is not None)
    return f"{row['text']} | {fields}"


def _context(text: str, start: int, end: int, width: int) -> str:
    around = f"{text[max(0, start - width) : start]}⟦{text[start:end]}⟧{text[end : end + width]}"
    return " ".join(around.split())
