"""Reads a number: digits or words, with sign and magnitude."""

from dataclasses import replace
from decimal import Decimal

from pipeline.extract.quantities.digits import MAX_PHRASE, has_sign, read_digits
from pipeline.extract.quantities.hedges import INSIDE
from pipeline.extract.quantities.magnitudes import Number, extended, is_measured, magnitude_at, with_part
from pipeline.extract.quantities.page import OPENERS, Page
from pipeline.extract.quantities.spelled import read_part, read_point, read_spelled
from pipeline.extract.quantities.units import read_unit
from pipeline.extract.quantities.vocabulary import (
    ARTICLES,
    HALVES,
    ONE_OF,
    PERCENTS,
    VAGUE,
    magnitude_part,
    percent_part,
    unit_part,
    word_value,
)

_SPELLED_STEPS = {"hundert": Decimal(100), "tausend": Decimal(1000)}


def read_number(page: Page, index: int, joined: bool = False) -> Number | None:
    """The number that starts with the token at ``index``; ``joined``: it may touch what stands before it (``10–20``)."""
    token = page.token(index)
    if token.kind == "number":
        number = read_digits(page, index, joined)
    elif token.kind == "word":
        number = _words(page, index)
    else:
        return None
    return None if number is None or _is_vague(page, number) else _with_minus(page, number)


def _is_vague(page: Page, number: Number) -> bool:
    """``mehrere hundert``, ``zehn oder gar hunderte``."""
    before = page.raw(number.first - 1).lower
    if before in VAGUE and number.coefficient.normalize().as_tuple().digits == (1,):
        return True
    at = number.after
    if page.raw(at).lower in {"oder", "bis", "und"}:
        at += 2 if page.raw(at + 1).lower in {"sogar", "gar"} else 1
        return page.raw(at).lower in VAGUE and page.raw(at).lower.startswith(("hunder", "tausen", "zehnt", "dutz"))
    return False


def _with_minus(page: Page, number: Number) -> Number:
    """The number with its sign in the span: ``minus`` or a sign that touches it."""
    before = page.token(number.first - 1)
    word = before.lower == "minus" and page.same_line(number.first)
    if not word and not (number.digits and has_sign(page, number.first)):
        return number
    signed = replace(number, start=before.start, first=number.first - 1)
    if before.text == "+":
        return signed
    return replace(signed, coefficient=-number.coefficient, value=-number.value)


def _words(page: Page, index: int) -> Number | None:
    token = page.tokens[index]
    if token.start and page.touches(index) and page.text[token.start - 1] not in OPENERS - frozenset("-+/"):
        return None
    word = token.lower
    if word in HALVES:
        return _half(page, index, index)
    if (spelled := read_spelled(page, index)) is not None:
        return _whole(page, index, *spelled)
    if word in ARTICLES:
        return _after_article(page, index)
    if word == "eins":
        number = _whole(page, index, 1, index + 1)
        return number if number and number.after > index + 1 else None
    value = word_value(word)
    return None if value is None else extended(page, index, index + 1, value)


def _whole(page: Page, index: int, whole: int, after: int) -> Number | None:
    """The number that starts with a whole number in words: with its decimals, its part of one, its magnitude."""
    value = Decimal(whole)
    if (decimals := read_point(page, after)) is not None:
        return extended(page, index, decimals[1], value + decimals[0])
    part = read_part(page, after)
    if part is not None and is_measured(page, index, part[1]):
        return extended(page, index, part[1], with_part(value, part[0]))
    number = extended(page, index, after, value)
    step = _SPELLED_STEPS.get(page.raw(after - 1).lower)
    if number is None or number.scaled or step is None or after == index + 1 or value % step:
        return number
    return replace(number, coefficient=value / step, factor=step)


def _after_article(page: Page, index: int) -> Number | None:
    """``eine Million``, ``ein halbes Dutzend``, ``eine Viertelmillion``; the article alone is no number."""
    following = page.next_word(index + 1)
    if following.kind != "word":
        return None
    if following.lower in HALVES:
        return _half(page, index, index + 1)
    upper = page.raw(index + 2)
    if following.lower == "bis" and (upper.kind == "number" or word_value(upper.lower) is not None):
        return Number(page.tokens[index].start, page.tokens[index].end, index, index + 1, Decimal(1), Decimal(1))
    part = magnitude_part(following.lower)
    if part is not None:
        return Number(page.tokens[index].start, following.end, index, index + 2, part, part)
    for at in (index + 1, index + 2):
        if magnitude_at(page, at) is not None and (at == index + 1 or following.lower in INSIDE):
            return extended(page, index, at, Decimal(1))
    parted = percent_part(following.lower) or unit_part(following.lower)
    amount = following.lower in PERCENTS or (following.lower in ONE_OF and page.capital(index + 1))
    if parted or amount or _is_phrase(page, index):
        return Number(page.tokens[index].start, page.tokens[index].end, index, index + 1, Decimal(1), Decimal(1))
    quarters = word_value(following.lower)
    if quarters == Decimal("0.75") and magnitude_at(page, index + 2) is not None:
        return extended(page, index, index + 2, quarters)
    return None


def _is_phrase(page: Page, index: int) -> bool:
    """``ein Kubikmeter``, ``eine Meile``: the whole text is an article and a unit, so the article counts."""
    if index or len(page.text) > MAX_PHRASE:
        return False
    unit = read_unit(page, 1)
    return unit is not None and unit.kind in {"money", "quantity"} and page.alone(page.tokens[0].start, unit.end)


def _half(page: Page, first: int, index: int) -> Number | None:
    if page.tokens[index].lower == "halb":
        return None
    number = extended(page, first, index + 1, Decimal("0.5"))
    return (
        number
        if number and page.next_word(number.after if not number.scaled else index + 1).kind in {"word", "symbol"}
        else None
    )
