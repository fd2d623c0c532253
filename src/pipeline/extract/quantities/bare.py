"""Reads a text that is one figure and nothing else: ``-20``, ``2024``, ``1/3``, ``10-20``, ``der erste``, ``100k``.

Inside an article the same characters may be a bullet, a year, a score, a heading or a rank, so this holds for the whole text
only: a cell of a table, an answer, a phrase someone looks up.
"""

import re
from decimal import Decimal
from fractions import Fraction

from pipeline.extract.numerals import parse_decimal, read_ordinal
from pipeline.extract.quantities.magnitudes import EXACT
from pipeline.extract.quantities.shares import exact_value
from pipeline.types import Quantity, QuantityKind, check_span

MAX_LENGTH = 60

_ARTICLE = r"(?:(?:der|die|das|dem|den|des|am|im|zum|zur) )?"
_ORDINAL = re.compile(rf"{_ARTICLE}([0-9]{{1,3}}\.|[a-zäöüß]+)")
_SLASH = re.compile(r"([0-9]{1,3})/([0-9]{1,3})")
_RANGE = re.compile(r"([0-9][0-9.,]{0,14}) ?[-–] ?([0-9][0-9.,]{0,14})")
_NUMERAL = re.compile(r"((?:minus|negativ|plus) |[-−–+] ?)?(?:0+(?=[0-9]))?([0-9.,'’ \u00a0\u2009\u202f]+)([kKMG]?)")
_SUFFIXES = {"": 1, "k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9}
_HALVES = frozenset({"einhalb", "ein halb"})


def read_bare(text: str) -> Quantity | None:
    """The figure that ``text`` is, None where the text is more than one short figure or the usual rules read it.

    >>> read_bare("1/3").kind, str(read_bare("-20").value), read_bare("der erste").kind
    ('fraction', '-20', 'ordinal')
    """
    if len(text) > MAX_LENGTH:
        return None
    phrase = text.strip()
    lower = phrase.lower()
    if lower in _HALVES:
        return _found(text, phrase, "fraction", Decimal("0.5"))
    if match := _ORDINAL.fullmatch(lower):
        return _ordinal(text, phrase, match[1])
    if (match := _SLASH.fullmatch(phrase)) and int(match[1]) < int(match[2]):
        value, exact = exact_value(Fraction(int(match[1]), int(match[2])))
        return _found(text, phrase, "fraction", value, exact=exact)
    if match := _RANGE.fullmatch(phrase):
        low, high = parse_decimal(match[1]), parse_decimal(match[2])
        return (
            _found(text, phrase, "cardinal", low, high) if low is not None and high is not None and low < high else None
        )
    return _numeral(text, phrase)


def _ordinal(text: str, phrase: str, word: str) -> Quantity | None:
    value = int(word[:-1]) if word.endswith(".") else read_ordinal(word)
    surface = phrase[len(phrase) - len(word) :]
    return _found(text, surface, "ordinal", Decimal(value)) if value else None


def _numeral(text: str, phrase: str) -> Quantity | None:
    match = _NUMERAL.fullmatch(phrase)
    if not match or not match[2][-1].isdigit():
        return None
    value = parse_decimal(f"0{match[2]}" if match[2][0] in ".," else match[2])
    if value is None:
        return None
    value = EXACT.multiply(value, Decimal(_SUFFIXES[match[3]]))
    sign = (match[1] or "").strip().lower()
    return _found(text, phrase, "cardinal", value if sign in {"", "+", "plus"} else -value)


def _found(
    text: str, surface: str, kind: QuantityKind, value: Decimal, high: Decimal | None = None, exact: bool = True
) -> Quantity:
    start = text.index(surface)
    check_span(text, start, start + len(surface), surface)
    return Quantity(start, start + len(surface), surface, kind, value, f"{kind}.bare", high, exact=exact)
