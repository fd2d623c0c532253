"""The number in front of a unit of time, read from right to left."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.dates.match import Scan
from pipeline.extract.dates.vocabulary import DASHES, VAGUE_COUNTS
from pipeline.extract.numerals import parse_decimal, read_cardinal, read_mixed

_ONE = frozenset(["ein", "eine", "einem", "einen", "einer", "eines"])
_BOTH = frozenset(["beide", "beiden", "beider"])
_LARGE = {
    "tausend": 3, "million": 6, "millionen": 6, "milliarde": 9, "milliarden": 9, "mio": 6, "mrd": 9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """A number over tokens from ``first``; ``value`` is None for a vague one (``einige``)."""

    first: int
    value: Decimal | None
    article: bool = False
    """``ein`` and its forms, which may be the article."""


def count_before(scan: Scan, index: int) -> Count | None:
    """The number whose last token is at ``index``; None where there is none, or where it is a part of something else.

    >>> count_before(Scan("drei", tokenize("drei")), 0)  # doctest: +SKIP
    Count(first=0, value=Decimal('3'), article=False)
    """
    word = scan.left(index)
    if not word:
        return None
    if scan.token(index).kind == "number":
        return _digits(scan, index)
    if word in VAGUE_COUNTS:
        paar = word == "paar"
        if paar and scan.capital(index):
            return None
        return Count(index - int(paar and scan.left(index - 1) in {*_ONE, "die", "den", "der"}), None)
    if word in _LARGE:
        before = count_before(scan, index - 1) if scan.left(index - 1) not in _LARGE else None
        if before and before.value is not None:
            return Count(before.first, before.value.scaleb(_LARGE[word]))
    if word in _ONE:
        return Count(index, Decimal(1), article=True)
    if word in _BOTH:
        return Count(index, Decimal(2))
    value = read_cardinal(word)
    return Count(index, Decimal(value)) if value else _mixed(index, word)


def _mixed(index: int, word: str) -> Count | None:
    value = read_mixed(word) if "halb" in word or "viertel" in word else None
    return Count(index, value) if value is not None else None


def _digits(scan: Scan, index: int) -> Count | None:
    token = scan.token(index)
    value, first = parse_decimal(token.text), index
    before = scan.token(index - 1)
    if before.kind == "number" and len(token.text) == 3 and len(before.text) <= 3 and index > scan.floor:
        value, first = parse_decimal(f"{before.text} {token.text}"), index - 1
    if value is None or len(token.text) > 15 or _glued(scan, first):
        return None
    return Count(first, value)


def _glued(scan: Scan, index: int) -> bool:
    """Whether a sign stands right before the number that makes it a score, a clock time, a code."""
    before = scan.token(index - 1)
    if not scan.touch(index - 1):
        return before.kind == "number"
    return before.kind == "word" or before.text in ":/.,§#$€£+_@" or (before.text in DASHES and not _range(scan, index))


def _range(scan: Scan, index: int) -> bool:
    return scan.token(index - 2).kind == "number"


def plain(value: Decimal) -> str:
    """The number as TIMEX3 writes it: no exponent, no trailing zeros.

    >>> plain(Decimal("1.50"))
    '1.5'
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
