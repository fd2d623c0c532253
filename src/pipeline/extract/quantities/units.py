"""Reads what a number is a number of: percent, money, a unit of measure, a stretch of time, times."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pipeline.extract.quantities.money import currency_behind
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import (
    ANGLES,
    CURRENCY_NOUNS,
    DIVISORS,
    PER_TIMES,
    PERCENT_ABBREVIATED,
    PERCENT_ADJECTIVES,
    PERCENT_SIGNS,
    PERCENTS,
    UNIT_NAMES,
    UNIT_PAIRS,
    UNIT_SIGNS,
    UNIT_SIGNS_APART,
    is_time,
    percent_part,
)
from pipeline.extract.tokens import Token

UnitKind = Literal["money", "percent", "quantity", "time", "multiplier"]

_TIMES_WORDS = frozenset({"mal", "male", "malen", "x", "×"})
_HYPHENS = frozenset("-‐‑")
_SUFFIX = re.compile(r"(?:fach|mal|(?P<rate>prozentig|promillig))(?:e|en|er|es|em)?")
_PER = frozenset({"pro", "je", "per"})
_QUOTIENT_TIMES = frozenset({"h", "min", "s"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a number: tokens up to ``after``, characters up to ``end``; the value counts ``factor`` of it."""

    kind: UnitKind
    code: str | None
    after: int
    end: int
    factor: Decimal = Decimal(1)
    per: str | None = None


def read_unit(page: Page, index: int) -> Unit | None:
    """The unit that starts with the token at ``index``, right behind a number."""
    token = page.next_word(index)
    if not token.text:
        raw = page.raw(index)
        return Unit("time", None, index, raw.start) if page.near(index) and is_time(raw.lower) else None
    unit = _suffix(page, index, token)
    if unit:
        return unit
    unit = _percent(page, index, token) or _money(page, index) or _measure(page, index, token)
    if unit:
        return with_divisor(page, unit)
    if is_time(token.lower) and not (page.touches(index) and len(token.text) > 2):
        return Unit("time", None, index + 1, token.end)
    return _times(page, index, token)


def _suffix(page: Page, index: int, token: Token) -> Unit | None:
    """``2,5-fach``, ``10fache``, ``3-mal``, ``50-prozentige``: what hangs on the numeral."""
    if not page.touches(index):
        return None
    if token.text in _HYPHENS:
        index, token = index + 1, page.token(index + 1)
        if not page.touches(index):
            return None
    match = _SUFFIX.fullmatch(token.lower)
    if not match:
        return None
    if match["rate"]:
        return Unit("percent", PERCENT_ADJECTIVES[match["rate"]], index + 1, token.end)
    return Unit("multiplier", None, index + 1, token.end)


def _percent(page: Page, index: int, token: Token) -> Unit | None:
    if token.kind == "symbol":
        code = PERCENT_SIGNS.get(token.text)
        if code and page.raw(index + 1).text in {"-", "‑"} and page.raw(index + 2).lower.startswith("punkt"):
            return Unit("percent", "percentage_point", index + 3, page.raw(index + 2).end)
        return Unit("percent", code, index + 1, token.end) if code else None
    if token.lower in PERCENTS:
        return Unit("percent", PERCENTS[token.lower], index + 1, token.end)
    if token.lower == "v" and page.raw(index + 1).text == ".":
        last = page.raw(index + 2)
        code = PERCENT_ABBREVIATED.get(last.lower)
        if code and page.raw(index + 3).text == ".":
            return Unit("percent", code, index + 4, page.raw(index + 3).end)
    part = percent_part(token.lower)
    return Unit("percent", part[0], index + 1, token.end, part[1]) if part else None


def _money(page: Page, index: int) -> Unit | None:
    currency = currency_behind(page, index)
    if currency is None:
        return None
    return Unit("money", currency.code, currency.after, currency.end, currency.factor)


def _measure(page: Page, index: int, token: Token) -> Unit | None:
    if token.text == "°":
        letter = page.raw(index + 1)
        if page.touches(index + 1) and letter.text.partition("-")[0] in {"C", "F"}:
            return Unit("quantity", "Cel" if letter.text[0] == "C" else "[degF]", index + 2, letter.start + 1)
        return Unit("quantity", None if page.touches(index + 1) else "deg", index + 1, token.end)
    if token.kind != "word":
        return None
    return _sign(page, index, token) or _name(page, index, token)


def _sign(page: Page, index: int, token: Token) -> Unit | None:
    code = UNIT_SIGNS.get(token.text)
    if code is None or (token.text in UNIT_SIGNS_APART and page.touches(index)):
        return None
    divisor = page.raw(index + 2)
    if page.raw(index + 1).text == "/" and page.touches(index + 1) and page.touches(index + 2):
        if divisor.kind == "number":
            return Unit("quantity", code, index + 1, token.end)
        if divisor.text not in DIVISORS:
            return None
        return Unit("quantity", f"{code}/{UNIT_SIGNS.get(divisor.text, divisor.text)}", index + 3, divisor.end)
    if page.touches(index + 1) and page.raw(index + 1).text in {"-", "‑", "_", "@"}:
        return None
    return Unit("quantity", code, index + 1, token.end)


def _name(page: Page, index: int, token: Token) -> Unit | None:
    if token.lower not in UNIT_NAMES or not token.text[0].isupper():
        return _head(index, token)
    following = page.next_word(index + 1)
    pair = UNIT_PAIRS.get(f"{token.lower} {following.lower}")
    if pair:
        return Unit("quantity", pair, index + 2, following.end)
    code = UNIT_NAMES[token.lower]
    if token.lower == "grad" and following.lower in ANGLES:
        code = "deg"
    return Unit("quantity", code, index + 1, token.end)


def _head(index: int, token: Token) -> Unit | None:
    """``10.000 Volt-Kabel``, ``500 Euro-Scheine``: the unit is the first part of the compound."""
    cut = next((place for place, char in enumerate(token.text) if char in _HYPHENS), 0)
    part, end = token.lower[:cut], token.start + cut
    if not cut or not token.text[0].isupper():
        return None
    if part in PERCENTS:
        return Unit("percent", PERCENTS[part], index + 1, end)
    if part in CURRENCY_NOUNS:
        return Unit("money", CURRENCY_NOUNS[part], index + 1, end)
    return Unit("quantity", UNIT_NAMES[part], index + 1, end) if part in UNIT_NAMES else None


def with_divisor(page: Page, unit: Unit) -> Unit:
    """``Kilometer pro Stunde``, ``Euro je Tonne``, ``ct/kWh``: a divisor that is a unit belongs to the span."""
    if unit.kind == "percent":
        return unit
    link = page.raw(unit.after)
    slash = link.text == "/" and page.touches(unit.after)
    if not slash and not (link.lower in _PER and page.same_line(unit.after)):
        return unit
    divisor = page.raw(unit.after + 1)
    taken = page.token(unit.after + 1) is not divisor
    named = UNIT_SIGNS.get(divisor.text) or (UNIT_NAMES.get(divisor.lower) if divisor.text[:1].isupper() else None)
    time = PER_TIMES.get(divisor.lower)
    if time and unit.kind == "quantity" and time in _QUOTIENT_TIMES and not taken and unit.code:
        return replace(unit, code=f"{unit.code}/{time}", after=unit.after + 2, end=divisor.end)
    if time:
        return replace(unit, per=time)
    if named and not taken:
        return replace(unit, per=named, after=unit.after + 2, end=divisor.end)
    if divisor.kind == "word" and divisor.text[0].isupper() and not slash:
        from pipeline.lemmas import base_form

        return replace(unit, per=base_form(divisor.text))
    return unit


def _times(page: Page, index: int, token: Token) -> Unit | None:
    if token.lower not in _TIMES_WORDS:
        return None
    if token.text in {"x", "×", "X"} and (token.text == "X" or page.raw(index + 1).kind == "number"):
        return None
    if token.lower == "mal" and not token.text[0].isupper() and page.raw(index + 1).kind == "number":
        return None
    return Unit("multiplier", None, index + 1, token.end)
