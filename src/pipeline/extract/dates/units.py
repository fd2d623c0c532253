"""What a unit of time with an adjective or a set word says: ``letztes Jahr``, ``jeden zweiten Tag``, ``pro Jahr``."""

from dataclasses import replace
from decimal import Decimal

from pipeline.extract.dates.match import Match, Scan, widened, with_article
from pipeline.extract.dates.vocabulary import (
    AFTER,
    LENGTH_ADJECTIVES,
    PARTS,
    PLURAL_UNITS,
    SHIFTS,
    TEXT_SHIFTS,
    UNITS,
)
from pipeline.extract.numerals import read_cardinal, read_ordinal
from pipeline.extract.tokens import Token
from pipeline.types import TimeAnchor

_EVERY = frozenset(["jede", "jeden", "jeder", "jedem", "jedes"])
_CALENDAR = frozenset(["Y", "H", "Q", "M", "W", "D", "DE", "CE"])
_THIS = frozenset(["diese", "diesen", "dieser", "dieses", "diesem"])
_PER_UNIT_OF = frozenset(
    [
        "kilometer",
        "km",
        "kilometern",
        "meter",
        "metern",
        "m",
        "meilen",
        "liter",
        "litern",
        "knoten",
        "umdrehungen",
        "grad",
    ]
)
_LARGE = frozenset(["million", "millionen", "milliarde", "milliarden", "mio", "mrd", "hunderte", "tausende"])
_RATE_GAP = 4
_NO_RATE = frozenset(["der", "des", "nach", "vor", "danach", "seit", "als"])
_COURSE = frozenset(["laufe", "lauf", "verlauf", "verlaufe", "rest", "monaten", "monate", "wochen", "tagen"])


def timed(unit: str, number: str) -> str:
    """The TIMEX3 duration of ``number`` units.

    >>> timed("Y", "2"), timed("TH", "3")
    ('P2Y', 'PT3H')
    """
    return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"


def every(scan: Scan, index: int, value: str) -> Match | None:
    """``jeden Montag``, ``jeden zweiten Dienstag``, ``jeden ersten Mittwoch im Monat`` (a monthly set)."""
    first = index - 1
    if scan.left(first) not in _EVERY:
        first -= 1
        if scan.left(first) not in _EVERY or not read_ordinal(scan.left(index - 1)):
            return None
    last = index + 1
    if first < index - 1 and (scan.lower(last), scan.lower(last + 1)) in (("im", "monat"), ("des", "monats")):
        return Match(first, last + 2, "SET", "set.every", "P1M", quant="EVERY")
    return Match(first, last, "SET", "set.every", value, quant="EVERY")


def with_frequency(scan: Scan, match: Match) -> Match:
    """The set with its ``zweimal``, ``3-mal`` or ``20 Mal`` in front, which TIMEX3 notes as ``2X``, ``3X``, ``20X``."""
    word, first = scan.left(match.first - 1), match.first - 1
    if not word.endswith("mal") or scan.broken(first):
        return match
    number = read_cardinal(word.removesuffix("mal"))
    if word == "mal":
        first -= 1 + int(scan.left(first - 1) == "-")
        text = scan.left(first)
        number = int(text) if text.isdecimal() and len(text) <= 4 else read_cardinal(text) if text else None
    return replace(match, first=first, freq=f"{number}X") if number else match


def read_set(scan: Scan, index: int) -> Match | None:
    """``jedes Jahr``, ``jeden zweiten Tag``, ``Tag für Tag``, ``dreimal pro Woche``, ``im Monat`` behind a figure."""
    found = _set(scan, index)
    return with_frequency(scan, found) if found else None


def _set(scan: Scan, index: int) -> Match | None:
    unit = UNITS[scan.lower(index)]
    before = scan.left(index - 1)
    if before in _EVERY:
        return Match(index - 1, index + 1, "SET", "set.every", timed(unit, "1"), quant="EVERY")
    if scan.left(index - 2) in _EVERY and (ordinal := read_ordinal(before)) and ordinal > 1:
        return Match(index - 2, index + 1, "SET", "set.every", timed(unit, str(ordinal)), quant="EVERY")
    if scan.lower(index + 1) in ("für", "um") and scan.lower(index + 2) == scan.lower(index):
        return Match(index, index + 3, "SET", "set.pair", timed(unit, "1"), quant="EVERY")
    if before in ("pro", "je") and scan.left(index - 2) not in _PER_UNIT_OF:
        return Match(index - 1, index + 1, "SET", "set.per", timed(unit, "1"))
    return _rate(scan, index, unit)


def _rate(scan: Scan, index: int, unit: str) -> Match | None:
    """``400 Euro im Monat``, ``zweimal die Woche``: a figure has to stand just before, and nothing may say which month."""
    before = scan.left(index - 1)
    if (unit, before) in (("Y", "im"), ("M", "im"), ("D", "am")):
        first = index - 1
    elif unit == "W" and before in ("die", "der") and (before == "die" or scan.left(index - 2) == "in"):
        first = index - 1 - int(before == "der")
    else:
        return None
    after = scan.lower(index + 1)
    if after in AFTER or after in _NO_RATE or (after in ("in", "von") and not scan.left(first - 1).endswith("mal")):
        return None
    return Match(first, index + 1, "SET", "set.rate", timed(unit, "1")) if _figure(scan, first, unit) else None


def _figure(scan: Scan, first: int, unit: str) -> bool:
    for step in range(1, _RATE_GAP + 1):
        token = scan.token(first - step)
        if token.kind == "symbol" and token.text in ".;:!?":
            return False
        if token.lower.endswith("mal") and token.lower not in ("einmal", "diesmal", "zumal", "jedesmal", "manchmal"):
            return True
        if token.lower in ("einmal", "mal") and step == 1:
            return True
        if unit != "W" and step <= 3 and _is_figure(token):
            return True
    return False


def _is_figure(token: Token) -> bool:
    if token.kind == "number":
        return not (len(token.text) == 4 and token.text.isdecimal())
    return token.lower in _LARGE or (read_cardinal(token.lower) or 0) > 1


def read_shifted(scan: Scan, index: int) -> Match | None:
    """``letztes Jahr``, ``der kommenden Woche``, ``diesem Monat``, ``selben Tag``, ``Jahr darauf``, ``Anfang der Woche``."""
    word = scan.lower(index)
    unit, before = UNITS[word], scan.left(index - 1)
    if word in PLURAL_UNITS or unit not in _CALENDAR:
        return None
    if word == "tags" and (step := AFTER.get(scan.lower(index + 1))):
        return Match(index, index + 2, "DATE", "unit.after", anchor=TimeAnchor("text", None, "D", step))
    if (unit == "D" and before in ("nächsten", "nächster", "anderen", *_THIS)) or before in TEXT_SHIFTS:
        shift = 1 if before.startswith(("nächst", "ander")) else TEXT_SHIFTS.get(before, 0)
        return _shifted(scan, Match(index - 1, index + 1, "DATE", "unit.text"), TimeAnchor("text", None, unit, shift))
    if before in SHIFTS and unit != "D":
        anchor = TimeAnchor("published", None, unit, SHIFTS[before])
        return _shifted(scan, Match(index - 1, index + 1, "DATE", "unit.shift"), anchor)
    if (step := AFTER.get(scan.lower(index + 1))) and (before in ("im", "am") or (unit == "W" and before == "der")):
        anchor = TimeAnchor("text", None, unit, step)
        return Match(with_article(scan, index), index + 2, "DATE", "unit.after", anchor=anchor)
    part = scan.lower(index - 2)
    if before in ("des", "der") and (part in PARTS or part in _COURSE) and scan.capital(index - 2):
        if not (word.endswith("s") or unit in ("W", "DE")) or scan.token(index + 1).kind == "number":
            return None
        return _shifted(scan, Match(index, index + 1, "DATE", "unit.part"), TimeAnchor("published", None, unit, 0))
    return None


def _shifted(scan: Scan, match: Match, anchor: TimeAnchor) -> Match:
    return widened(scan, replace(match, anchor=anchor))


def weekend(scan: Scan, index: int) -> Match | None:
    """``am Wochenende``, ``dieses Wochenende``, ``jedes Wochenende``."""
    template = "XXXX-WXX-WE"
    before = scan.left(index - 1)
    if repeated := every(scan, index, template):
        return repeated
    if scan.lower(index) == "wochenenden":
        first = index - int(before == "den")
        return Match(first, index + 1, "SET", "set.weekend", template) if scan.left(first - 1) == "an" else None
    match = Match(index, index + 1, "DATE", "weekend", anchor=TimeAnchor("published", template))
    if before in SHIFTS and abs(SHIFTS[before]) < 2:
        shift = SHIFTS[before]
        anchor = TimeAnchor("published", template, direction="past" if shift < 0 else "future")
        if shift == 0:
            anchor = TimeAnchor("published", template, "W", 0)
        return widened(scan, replace(match, first=index - 1, anchor=anchor))
    if before in TEXT_SHIFTS or before in LENGTH_ADJECTIVES or read_ordinal(before):
        return None
    return match if before in ("am", "vom", "zum", "übers", "bis", "das") else None


def whole(value: Decimal) -> bool:
    """Whether the number has no decimals.

    >>> whole(Decimal("2.5"))
    False
    """
    return value == value.to_integral_value()
