"""Reads what a unit is divided by: ``Kilometer pro Stunde``, ``Euro je Tonne``, ``ct/kWh``.

A speed and a data rate are units of their own (``km/h``, ``Gbit/s``), and so is what is written as one sign (``g/km``). All
else keeps its unit, and the divisor is ``per`` (``300 Liter pro Sekunde``: ``L`` per ``s``).
"""

from dataclasses import replace

from pipeline.extract.quantities.measures import Unit
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import PER_TIMES, UNIT_NAMES, UNIT_SIGNS
from pipeline.lemmas import base_form

_PER = frozenset({"pro", "je", "per"})
_EACH = (("in", "der"), ("die",))
_SPEED_TIMES = frozenset({"h", "min", "s"})
_LENGTHS = frozenset({"m", "km", "cm", "mm", "[mi_i]", "[nmi_i]", "[ft_i]", "[yd_i]"})
_DATA = ("bit", "By")


def with_divisor(page: Page, unit: Unit) -> Unit:
    """The unit with what it is divided by; the divisor belongs to the span unless a time expression has taken it."""
    at = None if unit.kind == "percent" else _divisor(page, unit)
    if at is None:
        return unit
    divisor = page.raw(at)
    free = page.token(at) is divisor
    time = PER_TIMES.get(divisor.lower)
    if time in _SPEED_TIMES and free and _has_speed(unit):
        return replace(unit, code=f"{unit.code}/{time}", after=at + 1, end=divisor.end)
    per = time or _named(page, unit, at)
    if per is None:
        return unit
    return replace(unit, per=per, after=at + 1, end=divisor.end) if free else replace(unit, per=per)


def _divisor(page: Page, unit: Unit) -> int | None:
    """The token of the divisor: behind ``pro``, behind a slash, or for speeds and wages behind ``in der``, ``die``."""
    at = unit.after
    link = page.raw(at)
    if link.text == "/" and page.touches(at):
        return at + 1
    if not page.same_line(at):
        return None
    if link.lower in _PER:
        return at + 1
    for words in _EACH:
        if all(page.raw(at + step).lower == word for step, word in enumerate(words)):
            last = at + len(words)
            timed = unit.kind == "money" or _has_speed(unit)
            return last if timed and PER_TIMES.get(page.raw(last).lower) in _SPEED_TIMES else None
    return None


def _has_speed(unit: Unit) -> bool:
    """Whether the unit by time is a speed or a data rate."""
    return unit.kind == "quantity" and unit.code is not None and (unit.code in _LENGTHS or unit.code.endswith(_DATA))


def _named(page: Page, unit: Unit, at: int) -> str | None:
    """The UCUM code of the divisor, or the base form of the noun."""
    divisor = page.raw(at)
    capital = divisor.text[:1].isupper()
    code = UNIT_SIGNS.get(divisor.text) or (UNIT_NAMES.get(divisor.lower) if capital else None)
    if code or divisor.kind != "word" or not capital or page.raw(unit.after).text == "/":
        return code
    return base_form(divisor.text)
