"""Reads what stands behind a unit and still belongs to the amount: cents, centimetres, degrees below zero."""

from dataclasses import replace

from pipeline.extract.quantities.divisors import with_divisor
from pipeline.extract.quantities.magnitudes import Number
from pipeline.extract.quantities.measures import Unit
from pipeline.extract.quantities.numbers import read_number
from pipeline.extract.quantities.page import DASHES, Page
from pipeline.extract.quantities.terms import Term
from pipeline.extract.quantities.units import read_unit

_HUNDREDTHS = frozenset(range(100))
_BELOW_ZERO = (("unter", "null"), ("unter", "dem", "gefrierpunkt"), ("minus",))


def with_tail(page: Page, term: Term) -> Term:
    """``3 Euro 50``, ``1 Meter 80``, ``zehn Grad unter null``: the amount with what belongs to it."""
    unit, number = term.unit, term.number
    if unit is None or (number.scaled and unit.kind != "money"):
        return term
    if (unit.kind == "money" and unit.factor == 1 and not unit.per) or (unit.code == "m" and 0 < number.value < 10):
        return _with_hundredths(page, term, unit)
    return _below_zero(page, term) if unit.code == "Cel" and number.value > 0 else term


def _below_zero(page: Page, term: Term) -> Term:
    """``zehn Grad unter null``, ``20 Grad minus``: the degrees are negative."""
    for words in _BELOW_ZERO:
        if all(page.next_word(term.after + step).lower == word for step, word in enumerate(words)):
            after = term.after + len(words)
            number = replace(term.number, value=-term.number.value, coefficient=-term.number.coefficient)
            return replace(term, number=number, after=after, end=page.tokens[after - 1].end)
    return term


def dash_tail(page: Page, number: Number) -> tuple[int, int]:
    """``Fr. 95.-``: the dash for no cents."""
    at = number.after
    if (
        page.touches(at)
        and page.touches(at + 1)
        and page.raw(at).text in {".", ","}
        and page.raw(at + 1).text in DASHES
    ):
        return at + 2, page.raw(at + 1).end
    return at, number.end


def _with_hundredths(page: Page, term: Term, unit: Unit) -> Term:
    """``3 Euro 50``, ``3 Euro und 50 Cent``, ``zwei Meter zehn``: the hundredths belong to the amount."""
    number = term.number
    linked = page.token(term.after).lower == "und"
    if number.value != int(number.value) or not page.near(term.after + linked):
        return term
    part = read_number(page, term.after + linked)
    if part is None or part.scaled or part.start < term.end or part.value not in _HUNDREDTHS:
        return term
    behind = read_unit(page, part.after)
    if behind and _is_part(page, behind, unit):
        after, end = behind.after, behind.end
    elif linked or behind or number.scaled or len(part.digits) == 1 or not _is_free(page, part.after):
        return term
    else:
        after, end = part.after, part.end
    hundredths = part.value.scaleb(-2).copy_sign(number.value)
    unit = with_divisor(page, replace(unit, end=end, after=after))
    number = replace(number, value=number.value + hundredths)
    return replace(term, number=number, unit=unit, end=unit.end, after=unit.after)


def _is_part(page: Page, part: Unit, whole: Unit) -> bool:
    """Whether hundredths are those of the unit: cents are of any dollar, and öre of the kronor they stand behind."""
    if whole.kind == "quantity":
        return part.code == "cm" and whole.code == "m"
    if part.kind != "money" or part.factor == 1:
        return False
    return part.code in {whole.code, None} or page.raw(part.after - 1).lower in {"cent", "cents"}


def _is_free(page: Page, index: int) -> bool:
    """Nothing is counted from there: the clause ends or goes on with a small word."""
    token = page.raw(index)
    if page.touches(index) and token.kind != "symbol":
        return False
    return (
        not token.text
        or token.text in set(".,;:!?)")
        or (token.kind == "word" and token.text[0].islower() and token.lower != "mal")
    )
