"""Reads an amount with another one in brackets before the unit of both: ``4,2 (Vorjahr: 3,9) Mrd. Euro``."""

from dataclasses import replace

from pipeline.extract.quantities.magnitudes import extended
from pipeline.extract.quantities.numbers import read_number
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.terms import Term
from pipeline.extract.quantities.units import read_unit

MAX_WORDS = 3
"""Tokens that may stand before the number in the brackets (``Vorjahr:``)."""


def read_bracketed(page: Page, first: Term) -> list[Term]:
    """Both amounts, each with the magnitude and the unit behind the brackets; none where the text is no such pair."""
    at = first.after + 1
    if first.unit or first.number.scaled or page.raw(at - 1).text != "(" or not first.number.digits:
        return []
    at = next((index for index in range(at, at + MAX_WORDS + 1) if page.token(index).kind == "number"), at)
    inner = read_number(page, at, joined=True)
    if inner is None or inner.scaled or inner.is_year or page.raw(inner.after).text != ")":
        return []
    scaled = extended(page, at, inner.after + 1, inner.value, inner.digits)
    unit = read_unit(page, scaled.after) if scaled else None
    if scaled is None or unit is None or unit.kind not in {"percent", "money", "quantity"}:
        return []
    low = replace(first.number, value=first.number.value * scaled.factor, factor=scaled.factor)
    high = replace(inner, value=scaled.value, factor=scaled.factor)
    second = Term(high, unit, inner.start, inner.end, inner.first, unit.after, "share")
    return [replace(first, number=low, unit=unit), second]
