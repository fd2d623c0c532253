"""Reads physical units by sign and by name: UCUM codes, null where the word does not say which unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.extract.quantities.counted import is_plural
from pipeline.extract.quantities.page import BORDERS, Page
from pipeline.extract.quantities.vocabulary import (
    ANGLE_CUES,
    ANGLES,
    CURRENCY_NOUNS,
    DIVISORS,
    DOUBTFUL_CUES,
    DOUBTFUL_UNITS,
    PERCENTS,
    POUND_GOODS,
    POUND_OF_MONEY,
    UNIT_NAMES,
    UNIT_PAIRS,
    UNIT_SIGNS,
    UNIT_SIGNS_APART,
    WEIGH,
    unit_part,
)
from pipeline.extract.tokens import Token, first_hyphen

UnitKind = Literal["money", "percent", "quantity", "time", "multiplier"]

_POWERS = frozenset("23")
_SPACED_DIVISORS = frozenset({"h", "s"})
_SMALL_NAME = 5
"""Letters from which on a unit's name also counts without its capital (``20 kilometer``)."""
_NEAR = 6
_SURFACES = ("fläche", "grund", "gelände", "bauland")


@dataclass(slots=True)
class Unit:
    """A unit of a number: tokens up to ``after``, characters up to ``end``; the value counts ``factor`` of it."""

    kind: UnitKind
    code: str | None
    after: int
    end: int
    factor: Decimal = Decimal(1)
    per: str | None = None


def read_measure(page: Page, index: int, token: Token) -> Unit | None:
    """The unit of measure that starts with ``token`` right behind a number (``km/h``, ``Quadratmeter``, ``Grad Celsius``)."""
    if token.text == "°":
        return _degrees(page, index, token)
    if token.kind != "word":
        return None
    return _sign(page, index, token) or _name(page, index, token) or _head(index, token)


def _degrees(page: Page, index: int, token: Token) -> Unit:
    """``°C``, ``°F``; the sign alone may be an angle or a temperature."""
    letter = page.raw(index + 1)
    if page.touches(index + 1) and letter.text.partition("-")[0] in {"C", "F"}:
        return Unit("quantity", "Cel" if letter.text[0] == "C" else "[degF]", index + 2, letter.start + 1)
    return Unit("quantity", "deg" if letter.lower in ANGLES else None, index + 1, token.end)


def _sign(page: Page, index: int, token: Token) -> Unit | None:
    if token.text in UNIT_SIGNS_APART and page.touches(index):
        return None
    text, after, end = token.text, index + 1, token.end
    power = page.raw(after)
    if power.text in _POWERS and f"{text}{power.text}" in UNIT_SIGNS and _is_power(page, after):
        text, after, end = f"{text}{power.text}", after + 1, power.end
    code = UNIT_SIGNS.get(text)
    if code is None:
        return None
    if page.raw(after).text == "/":
        return _quotient(page, Unit("quantity", code, after, end))
    if page.touches(after) and page.raw(after).text in {"-", "‑", "_", "@"}:
        return None
    return Unit("quantity", code, after, end)


def _is_power(page: Page, index: int) -> bool:
    """``m2``, and ``m 2`` as copied from a page where the 2 is raised, unless the digit may count what follows."""
    if page.touches(index):
        return True
    following = page.raw(index + 1)
    if not page.near(index) or following.kind == "number" or following.text == ".":
        return False
    return not page.capital(index + 1) or following.lower.endswith(_SURFACES)


def _quotient(page: Page, unit: Unit) -> Unit | None:
    """``km/h``, ``Mbit/s``, ``250 km / h``; what follows the slash may also be another number (``kWh/100 km``)."""
    divisor = page.raw(unit.after + 1)
    if not (page.touches(unit.after) and page.touches(unit.after + 1)):
        spaced = not page.touches(unit.after) and page.same_line(unit.after) and divisor.text in _SPACED_DIVISORS
        if not spaced:
            return unit
    elif divisor.kind == "number":
        return unit
    if divisor.text not in DIVISORS:
        return unit if divisor.text in UNIT_SIGNS else None
    code = f"{unit.code}/{UNIT_SIGNS.get(divisor.text, divisor.text)}"
    return Unit("quantity", code, unit.after + 2, divisor.end)


def _name(page: Page, index: int, token: Token) -> Unit | None:
    following = page.next_word(index + 1)
    pair = UNIT_PAIRS.get(f"{token.lower} {following.lower}")
    if pair:
        return Unit("quantity", pair, index + 2, following.end)
    if token.text[0].isupper() and (part := unit_part(token.lower)) is not None:
        return Unit("quantity", part[0], index + 1, token.end, part[1])
    if token.lower not in UNIT_NAMES or not (token.text[0].isupper() or len(token.text) >= _SMALL_NAME):
        return None
    if token.lower in DOUBTFUL_UNITS and not _is_unit_after_all(page, index):
        return None
    if page.touches(index):  # 50Hertz is a company
        return None
    code = UNIT_NAMES[token.lower]
    if token.lower == "grad" and (following.lower in ANGLES or _stands_near(page, index, ANGLE_CUES)):
        code = "deg"
    return Unit("quantity", code, index + 1, token.end)


def _is_unit_after_all(page: Page, index: int) -> bool:
    """``1,5 Tesla``, ``ein Magnetfeld von 5 Tesla``, but not ``zwei Tesla``."""
    if "," in page.raw(index - 1).text or _stands_near(page, index, DOUBTFUL_CUES):
        return True
    return any(page.raw(index + step).lower in DOUBTFUL_CUES for step in range(1, _NEAR))


def _stands_near(page: Page, index: int, words: frozenset[str]) -> bool:
    """Whether one of the words stands before the token in its clause."""
    for at in range(index - 1, max(index - 1 - _NEAR, -1), -1):
        token = page.raw(at)
        if token.text in BORDERS:
            return False
        if token.lower in words:
            return True
    return False


def is_pound_of_goods(page: Page, first: int, after: int) -> bool:
    """``drei Pfund Kirschen``, ``wog sieben Pfund``: a weight, which is no unit of UCUM; all other pounds are sterling."""
    if after != first + 1 or not page.raw(first).lower.startswith("pfund"):
        return False
    following = page.next_word(after)
    if page.capital(after) and is_plural(following.text) and following.lower not in POUND_OF_MONEY:
        return True
    return following.lower.endswith(POUND_GOODS) or following.lower in WEIGH or _stands_near(page, first, WEIGH)


def _head(index: int, token: Token) -> Unit | None:
    """``10.000 Volt-Kabel``, ``500 Euro-Scheine``: the unit is the first part of the compound."""
    cut = first_hyphen(token.text)
    part, end = token.lower[:cut], token.start + cut
    if not cut or not token.text[0].isupper():
        return None
    if part in PERCENTS:
        return Unit("percent", PERCENTS[part], index + 1, end)
    if part in CURRENCY_NOUNS:
        return Unit("money", CURRENCY_NOUNS[part], index + 1, end)
    known = part in UNIT_NAMES and part not in DOUBTFUL_UNITS
    return Unit("quantity", UNIT_NAMES[part], index + 1, end) if known else None
