"""Reads single figures in words: fractions, multipliers, ``jeder Dritte``."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from pipeline.extract.numerals import read_denominator, read_ordinal
from pipeline.extract.quantities.hedges import INSIDE
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import ARTICLES, is_time, word_value
from pipeline.lexicon import load
from pipeline.types import Modifier, QuantityKind

_data = load("multipliers")
_NOUNS: dict[str, int] = _data["nouns"]
_ADJECTIVES = frozenset(_data["adjectives"])
_NOT_MULTIPLIED = frozenset(_data["not_multiplied"])
_COMPARE = frozenset(_data["compare"])
_IDIOMS = frozenset(_data["idioms"])
_NOT_COUNTED = frozenset(_data["not_counted"])

_MULTIPLIED = re.compile(r"ver(\w+?)fach(?:t|te|ten|tes|ter|en|ung|ungen)")
_FOLD = re.compile(r"(\w+?)fach(?:e|en|er|es|em)?")
_TIMES = re.compile(r"(\w+?)mal")
_PLACES = Decimal("0.000000000001")
_GENITIVES = frozenset(
    {"der", "des", "aller", "von", "vom", "davon", "dieser", "ihrer", "seiner", "dieses", "unserer", "am", "an"}
)
EACH = frozenset({"jeder", "jede", "jedes", "jedem", "jeden"})
_HOURS = frozenset({"nach", "vor"})


@dataclass(slots=True)
class Share:
    """A figure that needs no unit: tokens ``first`` up to ``after``."""

    kind: QuantityKind
    value: Decimal
    first: int
    after: int
    rule: str
    exact: bool = True
    modifier: Modifier | None = None


def exact_value(fraction: Fraction) -> tuple[Decimal, bool]:
    """The fraction as a decimal and whether it is exact; else rounded half-even to 12 places (the contract)."""
    value = Decimal(round(fraction * 10**12)).scaleb(-12)
    exact = Fraction(value) == fraction
    return (value.normalize() if exact else value.quantize(_PLACES)), exact


@lru_cache(maxsize=1 << 14)
def multiplier_of(word: str) -> Fraction | None:
    """What a lower-cased word multiplies by (``verdreifacht``: 3, ``zwölfmal``: 12, ``halbiert``: 1/2), else None.

    >>> multiplier_of("vervierzehnfacht")
    Fraction(14, 1)
    """
    if word in _NOT_COUNTED:
        return None
    if word in _data["words"]:
        return Fraction(str(_data["words"][word]))
    for pattern in (_MULTIPLIED, _FOLD, _TIMES):
        match = pattern.fullmatch(word)
        value = word_value(match[1]) if match else None
        if value is not None and value > 0:
            return Fraction(value)
    return None


def read_multiplier(page: Page, index: int) -> Share | None:
    """``verdoppelt``, ``dreifach``, ``zwölfmal``, ``das Doppelte``, ``halb so viele``."""
    token = page.tokens[index]
    following = page.raw(index + 1)
    if page.touches(index) and page.text[token.start - 1] in "-–/_@#.":
        return None
    if token.lower == "halb":
        compares = following.lower in _COMPARE and page.raw(index + 2).lower not in _IDIOMS
        return Share("multiplier", Decimal("0.5"), index, index + 1, "multiplier.half") if compares else None
    noun = _NOUNS.get(token.lower)
    if noun and token.text[0].isupper() and not page.starts_sentence(index):
        return Share("multiplier", Decimal(noun), _with_article(page, index), index + 1, "multiplier.noun")
    if token.lower in _ADJECTIVES:
        return _doubling_adjective(page, index)
    factor = multiplier_of(token.lower)
    if factor is None or (token.lower == "doppelt" and following.lower in _NOT_MULTIPLIED):
        return None
    value, exact = exact_value(factor)
    first = index
    if token.text[0].isupper() and token.lower.endswith(("fache", "fachen")) and not page.starts_sentence(index):
        first = _with_article(page, index)
    return Share("multiplier", value, first, index + 1, "multiplier.word", exact)


def _with_article(page: Page, index: int) -> int:
    return index - 1 if page.token(index - 1).lower in {"das", "dem", "des"} and page.same_line(index) else index


def multiple_start(page: Page, index: int) -> int | None:
    """Where ``das 2,5-Fache`` starts, of which ``index`` is the numeral: at the article before the noun."""
    noun = page.raw(index + 2) if page.raw(index + 1).kind == "symbol" else page.raw(index + 1)
    first = _with_article(page, index)
    return page.tokens[first].start if first < index and noun.text.startswith("Fach") else None


def _doubling_adjective(page: Page, index: int) -> Share | None:
    following = page.next_word(index + 1)
    if following.kind != "word" or not following.text[0].isupper() or following.lower in _NOT_MULTIPLIED:
        return None
    return Share("multiplier", Decimal(2), index, index + 1, "multiplier.adjective")


def read_fraction(page: Page, index: int) -> Share | None:
    """``zwei Drittel``, ``ein knappes Viertel``, ``3 Fünftel``: a count and a denominator; ``3/4`` before a small word."""
    token = page.tokens[index]
    count = _count(page, index)
    if count is None:
        return None
    at, modifier = index + 1, None
    if token.lower in ARTICLES and page.next_word(at).lower in INSIDE:
        at, modifier = at + 1, INSIDE[page.raw(at).lower]
    word = page.next_word(at)
    denominator = read_denominator(word.lower) if word.kind == "word" else None
    if denominator is None or _is_quarter_hour(page, at + 1):
        return None
    if (
        token.lower in {"einem", "einer"}
        and page.raw(index - 1).lower in {"in", "aus"}
        and page.raw(at + 1).lower not in _GENITIVES
    ):
        return None
    value, exact = exact_value(Fraction(count, denominator))
    return Share("fraction", value, index, at + 1, "fraction.words", exact, modifier)


def _count(page: Page, index: int) -> int | None:
    token = page.tokens[index]
    if token.lower in ARTICLES:
        return 1
    if token.kind == "number":
        free = index == 0 or not page.touches(index)
        return int(token.text) if free and token.text.isdigit() and len(token.text) <= 2 else None
    value = word_value(token.lower)
    return int(value) if value is not None and value == int(value) and 0 < value < 1000 else None


def _is_quarter_hour(page: Page, index: int) -> bool:
    following = page.raw(index + 1)
    if (word_value(page.raw(index).lower) or 0) > 0:
        return True
    return page.raw(index).lower in _HOURS and (following.kind == "number" or word_value(following.lower) is not None)


def read_slash(page: Page, index: int) -> Share | None:
    """``3/4 der Befragten``: a proper fraction in digits before a genitive."""
    top, slash, bottom = page.tokens[index], page.raw(index + 1), page.token(index + 2)
    if slash.text != "/" or not (page.touches(index + 1) and page.touches(index + 2)) or bottom.kind != "number":
        return None
    if not (top.text.isdigit() and bottom.text.isdigit() and len(top.text) <= 2 and len(bottom.text) <= 2):
        return None
    if not 0 < int(top.text) < int(bottom.text) or page.raw(index + 3).lower not in _GENITIVES:
        return None
    if (index and page.touches(index)) or page.touches(index + 3):
        return None
    value, exact = exact_value(Fraction(int(top.text), int(bottom.text)))
    return Share("fraction", value, index, index + 3, "fraction.slash", exact)


def read_half(page: Page, index: int) -> Share | None:
    """``die Hälfte``, ``zur Hälfte``: not the second half of a match."""
    before = page.raw(index - 1).lower
    if before in {"die", "der"} and page.same_line(index) and page.token(index - 1).text:
        return Share("fraction", Decimal("0.5"), index - 1, index + 1, "fraction.half")
    return (
        Share("fraction", Decimal("0.5"), index, index + 1, "fraction.half")
        if before in {"zur", "rund", "knapp"}
        else None
    )


def read_each(page: Page, index: int) -> Share | None:
    """``jeder Dritte``, ``jede zweite Frau``, ``jeder 5. Schüler``: one in so many, but not of days and weeks."""
    word = page.next_word(index + 1)
    after = index + 2
    if word.kind == "number" and word.text.isdigit() and page.raw(after).text == ".":
        value, after = int(word.text), after + 1
    else:
        value = read_ordinal(word.lower) or 0
    if not 2 <= value <= 10_000 or is_time(page.raw(after).lower) or page.raw(after).lower == "mal":
        return None
    share, exact = exact_value(Fraction(1, value))
    return Share("fraction", share, index, after, "fraction.each", exact)
