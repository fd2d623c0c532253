"""Reads what a number is a number of: percent, money, a unit of measure, a stretch of time, times."""

import re

from pipeline.extract.quantities.divisors import with_divisor
from pipeline.extract.quantities.measures import Unit, is_pound_of_goods, read_measure
from pipeline.extract.quantities.money import currency_behind
from pipeline.extract.quantities.page import HYPHENS, Page
from pipeline.extract.quantities.vocabulary import (
    PER_HUNDRED,
    PERCENT_ABBREVIATED,
    PERCENT_ADJECTIVES,
    PERCENT_SIGNS,
    PERCENTS,
    is_time,
    percent_part,
    word_value,
)
from pipeline.extract.tokens import Token

_TIMES_WORDS = frozenset({"mal", "male", "malen", "x", "×"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUFFIX = re.compile(r"(?:fach|mal|(?P<rate>prozentig|promillig))(?:e|en|er|es|em)?")


def read_unit(page: Page, index: int) -> Unit | None:
    """The unit that starts with the token at ``index``, right behind a number."""
    token = page.next_word(index)
    if not token.text:
        raw = page.raw(index)
        return Unit("time", None, index, raw.start) if page.near(index) and is_time(raw.lower) else None
    unit = _suffix(page, index, token)
    if unit:
        return unit
    unit = _percent(page, index, token) or _money(page, index) or read_measure(page, index, token)
    if unit:
        return with_divisor(page, unit)
    if token.text == "s" and "," in page.raw(index - 1).text:  # 9,58 s
        return Unit("time", None, index + 1, token.end)
    if is_time(token.lower) and not (page.touches(index) and len(token.text) > 2):
        return Unit("time", None, index + 1, token.end)
    return _times(page, index, token)


def _suffix(page: Page, index: int, token: Token) -> Unit | None:
    """``2,5-fach``, ``10fache``, ``3-mal``, ``50-prozentige``: what hangs on the numeral."""
    if not page.touches(index):
        return None
    if token.text in HYPHENS:
        index, token = index + 1, page.token(index + 1)
        if not page.touches(index):
            return None
    match = _SUFFIX.fullmatch(token.lower)
    if not match or (page.touches(index + 1) and page.raw(index + 1).text in HYPHENS):  # 4-mal-100-Meter-Staffel
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
    if token.text in PERCENT_SIGNS:
        return Unit("percent", PERCENT_SIGNS[token.text], index + 1, token.end)
    of = _per_hundred(page, index, token)
    if of:
        return of
    part = percent_part(token.lower)
    return Unit("percent", part[0], index + 1, token.end, part[1]) if part else None


def _per_hundred(page: Page, index: int, token: Token) -> Unit | None:
    """``v. H.``, ``vom Hundert``."""
    if token.lower == "vom":
        last = page.next_word(index + 1)
        code = PER_HUNDRED.get(last.lower)
        return Unit("percent", code, index + 2, last.end) if code else None
    if token.lower != "v" or page.raw(index + 1).text != ".":
        return None
    code, last = PERCENT_ABBREVIATED.get(page.raw(index + 2).lower), page.raw(index + 3)
    return Unit("percent", code, index + 4, last.end) if code and last.text == "." else None


def _money(page: Page, index: int) -> Unit | None:
    currency = currency_behind(page, index)
    if currency is None:
        return None
    if currency.code == "GBP" and is_pound_of_goods(page, currency.first, currency.after):
        return Unit("quantity", None, currency.after, currency.end)
    return Unit("money", currency.code, currency.after, currency.end, currency.factor)


def _times(page: Page, index: int, token: Token) -> Unit | None:
    if token.lower not in _TIMES_WORDS:
        return None
    if token.text in {"x", "×", "X"} and (token.text == "X" or page.raw(index + 1).kind == "number"):
        return None
    behind = page.raw(index + 1)
    if token.text == "mal" and (behind.kind == "number" or behind.lower == "wieder" or word_value(behind.lower)):
        return None
    if token.text == "mal" and _YEAR.fullmatch(page.raw(index - 1).text):  # das war 2013 mal anders
        return None
    return Unit("multiplier", None, index + 1, token.end)
