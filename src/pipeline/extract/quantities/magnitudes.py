"""A number and the magnitudes behind it: ``3,2 Mio.``, ``eine Million zweihunderttausend``, ``50k Euro``."""

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from pipeline.extract.numerals import parse_decimal
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.spelled import read_point, read_rest
from pipeline.extract.quantities.units import read_unit
from pipeline.extract.quantities.vocabulary import ABBREVIATED_MAGNITUDES, KILO_OF, MAGNITUDES, NEED_POINT

EXACT = Context(prec=60)
"""Products of figures and magnitudes are exact in it."""

_MAX_SCALE = Decimal(10**21)
_THOUSAND = Decimal(1000)
_WHOLES = frozenset({"von", "den", "der", "aus", "mit", "bei"})
"""Before millions of which the number behind them is a part (``von 3 Millionen 250.000``)."""


@dataclass(slots=True)
class Number:
    """A number as it stands in the text: tokens ``first`` up to ``after``, ``value`` is ``coefficient`` times ``factor``."""

    start: int
    end: int
    first: int
    after: int
    coefficient: Decimal
    value: Decimal
    factor: Decimal = Decimal(1)
    digits: str = ""
    """The numeral as written in digits, empty for words."""

    @property
    def scaled(self) -> bool:
        """Whether a magnitude stands with it."""
        return self.factor != 1

    @property
    def is_year(self) -> bool:
        """Whether it may be a year rather than an amount (``2019``)."""
        return self.digits.isdigit() and len(self.digits) == 4 and 1900 <= self.value < 2100


def extended(page: Page, index: int, after: int, value: Decimal, numeral: str = "") -> Number | None:
    """The number with the magnitudes and further words that follow it."""
    first = page.tokens[index]
    total, current, factor, limit = Decimal(0), value, Decimal(1), _MAX_SCALE
    while True:
        word = page.next_word(after)
        scale = magnitude_at(page, after)
        if scale is None or scale >= limit or page.touches(after):
            break
        limit = Decimal(scale)
        total, factor = EXACT.add(total, EXACT.multiply(current, limit)), limit if total == 0 else factor
        after += 2 if _has_point(page, after) else 1
        current = Decimal(0)
        if word.lower == "dutzend" or (more := _rest(page, index, after, limit, bool(numeral))) is None:
            break
        current, after = more
    total = EXACT.add(total, current)
    if numeral and total == value and _is_kilo(page, after):
        total, factor, after = EXACT.multiply(value, _THOUSAND), _THOUSAND, after + 1
    elif limit < _MAX_SCALE and (decimals := read_point(page, after)):
        total, after = EXACT.add(total, decimals[0]), decimals[1]
    end = page.tokens[after - 1].end
    return Number(first.start, end, index, after, value, total, factor, numeral)


def _rest(page: Page, index: int, after: int, limit: Decimal, digits: bool) -> tuple[Decimal, int] | None:
    """What of the number stands behind its magnitude: in words, or behind ``digits`` in digits (``3 Millionen 250.000``)."""
    words = read_rest(page, after, limit)
    if words and not (digits and words[0] < _THOUSAND):
        return words
    rest = page.next_word(after)
    if not digits or rest.kind != "number" or page.raw(index - 1).lower in _WHOLES:
        return None
    value, scale = parse_decimal(rest.text), magnitude_at(page, after + 1)
    if value is None or value != int(value) or not ("." in rest.text or scale):
        return None
    return (value, after + 1) if _THOUSAND <= value * (scale or 1) < limit else None


def _is_kilo(page: Page, index: int) -> bool:
    """``50k Euro``, ``100k Follower``: a small k that touches the numeral."""
    return page.token(index).text == "k" and page.touches(index) and page.next_word(index + 1).text in KILO_OF


def magnitude_at(page: Page, index: int) -> int | None:
    """The magnitude that the token at ``index`` names; an abbreviation that is also a word needs its point (``Mill.``)."""
    word = page.next_word(index)
    scale = MAGNITUDES.get(word.lower) if word.kind == "word" else None
    if scale is None or (word.lower in NEED_POINT and not _has_point(page, index)):
        return None
    return scale


def _has_point(page: Page, index: int) -> bool:
    return (
        page.token(index).lower in ABBREVIATED_MAGNITUDES
        and page.token(index + 1).text == "."
        and page.touches(index + 1)
    )


def is_measured(page: Page, first: int, after: int) -> bool:
    """Whether a magnitude or a unit follows, or the number is all the text."""
    if page.alone(page.tokens[first].start, page.tokens[after - 1].end) or magnitude_at(page, after) is not None:
        return True
    unit = read_unit(page, after)
    return unit is not None and unit.kind in {"percent", "money", "quantity"}


def with_part(value: Decimal, part: Fraction) -> Decimal:
    """The sum, to 60 places where the part has no finite decimal."""
    return EXACT.add(value, EXACT.divide(Decimal(part.numerator), Decimal(part.denominator)))
