"""Reads figures at the head of hyphenated compounds: ``5-Milliarden-Euro-Paket``, ``Fünf-Prozent-Hürde``."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.numerals import parse_decimal
from pipeline.extract.quantities.magnitudes import EXACT
from pipeline.extract.quantities.page import HYPHENS, OPENERS, Page
from pipeline.extract.quantities.vocabulary import (
    ABBREVIATED_MAGNITUDES,
    CURRENCY_NOUNS,
    HUNDREDTHS,
    MAGNITUDES,
    PERCENTS,
    UNIT_NAMES,
    UNIT_SIGNS,
    is_time,
    word_value,
)
from pipeline.extract.tokens import first_hyphen
from pipeline.lemmas import base_form
from pipeline.types import QuantityKind


@dataclass(slots=True)
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
    if _ends_list(page, index):
        return None
    if token.kind == "number":
        rest = page.token(index + 2)
        if not (page.raw(index + 1).text in HYPHENS and page.touches(index + 1) and page.touches(index + 2)):
            return None
        value = parse_decimal(token.text)
        parts, at, after = rest.text, rest.start, index + 3
        if _has_dotted_magnitude(page, index + 2):
            after = index + 6
            parts = page.text[rest.start : page.tokens[after - 1].end]
    else:
        cut = first_hyphen(token.text)
        value = word_value(token.lower[:cut]) if cut else None
        parts, at, after = token.text[cut + 1 :], token.start + cut + 1, index + 1
    if value is None or not parts or (token.text[:1] == "0" and token.text[1:2].isdigit()):
        return None
    return _read_parts(page, token.start, value, parts, at, after)


def _has_dotted_magnitude(page: Page, index: int) -> bool:
    """``100-Mrd.-Paket``: point, hyphen and a further word hang on the magnitude."""
    texts = [page.raw(index + step).text for step in (1, 2)]
    if texts[0] != "." or texts[1] not in HYPHENS or page.raw(index).lower not in ABBREVIATED_MAGNITUDES:
        return False
    return page.token(index + 3).kind == "word" and all(page.touches(index + step) for step in (1, 2, 3))


def _ends_list(page: Page, index: int) -> bool:
    """``die 5- und 10-Euro-Scheine``: kinds of things, of which only the last would be read."""
    hyphen = page.raw(index - 2)
    linked = page.raw(index - 1).lower in {"und", "oder"} and hyphen.text in HYPHENS and page.touches(index - 2)
    return bool(hyphen.text) and linked and page.raw(index - 3).kind == "number"


def _read_parts(page: Page, start: int, value: Decimal, text: str, at: int, after: int) -> Compound | None:
    parts = _split(text)
    end = at
    magnitude = MAGNITUDES.get(parts[0].lower().removesuffix("."))
    scaled = magnitude is not None
    if magnitude is not None:
        value = EXACT.multiply(value, Decimal(magnitude))
        end += len(parts[0])
        at, parts = end + 1, parts[1:]
    if not parts or is_time(parts[0].lower()):
        return None
    joined = "-".join(parts[:2])
    double = joined.lower() in CURRENCY_NOUNS and len(parts) > 1
    name = joined if double else parts[0]
    unit = _unit(name)
    if name.lower() in HUNDREDTHS:
        unit, value = ("money", HUNDREDTHS[name.lower()]), value.scaleb(-2)
    if unit and len(parts) > 1 + double:
        return Compound(unit[0], value, unit[1], None, start, at + len(name), after)
    return Compound("cardinal", value, None, base_form(parts[0]), start, end, after) if scaled else None


def _split(text: str) -> list[str]:
    for hyphen in HYPHENS:
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
