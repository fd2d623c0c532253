"""Reads figures at the head of hyphenated compounds: ``5-Milliarden-Euro-Paket``, ``Fünf-Prozent-Hürde``."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.numerals import parse_decimal
from pipeline.extract.quantities.numbers import EXACT
from pipeline.extract.quantities.page import OPENERS, Page
from pipeline.extract.quantities.vocabulary import (
    CURRENCY_NOUNS,
    MAGNITUDES,
    PERCENTS,
    UNIT_NAMES,
    UNIT_SIGNS,
    is_time,
    word_value,
)
from pipeline.lemmas import base_form
from pipeline.types import QuantityKind

_HYPHENS = "-‐‑"


@dataclass(frozen=True, slots=True)
class Compound:
    """A figure inside a compound: characters ``start`` to ``end``, the compound ends before the token ``after``."""

    kind: QuantityKind
    value: Decimal
    unit: str | None
    measures: str | None
    start: int
    end: int
    after: int


def read_compound(page: Page, index: int) -> Compound | None:
    """The figure at the head of the compound that starts at ``index``; its last part must be a further noun."""
    token = page.tokens[index]
    if token.start and page.touches(index) and page.text[token.start - 1] not in OPENERS - frozenset("-–−+/•"):
        return None
    if token.kind == "number":
        rest = page.token(index + 2)
        if not (page.raw(index + 1).text in set(_HYPHENS) and page.touches(index + 1) and page.touches(index + 2)):
            return None
        value = parse_decimal(token.text)
        parts, at, after = rest.text, rest.start, index + 3
    else:
        cut = next((place for place, char in enumerate(token.text) if char in _HYPHENS), 0)
        value = word_value(token.lower[:cut]) if cut else None
        parts, at, after = token.text[cut + 1 :], token.start + cut + 1, index + 1
    if value is None or not parts or (token.text[0] == "0" and token.text != "0"):
        return None
    return _read_parts(page, token.start, value, parts, at, after)


def _read_parts(page: Page, start: int, value: Decimal, text: str, at: int, after: int) -> Compound | None:
    parts = _split(text)
    end = at
    scaled = parts[0].lower() in MAGNITUDES
    if scaled:
        value = EXACT.multiply(value, Decimal(MAGNITUDES[parts[0].lower()]))
        end += len(parts[0])
        at, parts = end + 1, parts[1:]
    if not parts or is_time(parts[0].lower()):
        return None
    joined = "-".join(parts[:2])
    double = joined.lower() in CURRENCY_NOUNS and len(parts) > 1
    name = joined if double else parts[0]
    unit = _unit(name)
    if unit and len(parts) > 1 + double:
        return Compound(unit[0], value, unit[1], None, start, at + len(name), after)
    return Compound("cardinal", value, None, base_form(parts[0]), start, end, after) if scaled else None


def _split(text: str) -> list[str]:
    for hyphen in _HYPHENS[1:]:
        text = text.replace(hyphen, "-")
    return text.split("-")


def _unit(name: str) -> tuple[QuantityKind, str | None] | None:
    lower = name.lower()
    if lower in PERCENTS:
        return "percent", PERCENTS[lower]
    if lower in CURRENCY_NOUNS:
        return "money", CURRENCY_NOUNS[lower]
    if name in UNIT_SIGNS:
        return "quantity", UNIT_SIGNS[name]
    return ("quantity", UNIT_NAMES[lower]) if lower in UNIT_NAMES and name[0].isupper() else None
