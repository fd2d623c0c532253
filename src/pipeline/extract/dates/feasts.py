"""Feasts and holidays, fixed and movable: ``Ostern 2024``, ``Heiligabend``, ``Tag der Deutschen Einheit``."""

from dataclasses import replace

from pipeline.extract.dates.match import Match, Scan, starts_sentence, widened
from pipeline.extract.dates.periods import ordinal_before
from pipeline.extract.dates.vocabulary import FEAST_NAMES, FIXED_FEASTS, MOVABLE_FEASTS, SHIFTS
from pipeline.extract.dates.years import YearRef, year_after
from pipeline.feast_days import feast_day
from pipeline.types import TimeAnchor

_LONGEST = 4
_NAMES = frozenset(["familie", "frau", "herr", "herrn", "hotel"])


def read_feast(scan: Scan, index: int) -> list[Match]:
    """The feast whose first word is at ``index``."""
    for size in range(_LONGEST, 0, -1):
        phrase = " ".join(scan.lower(index + step) for step in range(size))
        if phrase in FIXED_FEASTS or phrase in MOVABLE_FEASTS:
            return _feast(scan, index, index + size, FIXED_FEASTS.get(phrase), MOVABLE_FEASTS.get(phrase))
    return []


def read_numbered_feast(scan: Scan, index: int) -> list[Match]:
    """``ersten Weihnachtstag``, ``2. Advent``."""
    first, number = ordinal_before(scan, index)
    if scan.lower(index).startswith("advent"):
        return _feast(scan, first, index + 1, None, f"advent4{7 * (number - 4):+d}") if 1 <= number <= 4 else []
    return _feast(scan, first, index + 1, f"12-{24 + number}", None) if 1 <= number <= 2 else []


def _feast(scan: Scan, first: int, last: int, day: str | None, feast: str | None) -> list[Match]:
    if not scan.capital(last - 1) or scan.left(first - 1) in _NAMES or _is_name(scan, first, last):
        return []
    ref = year_after(scan, last)
    match = _dated(Match(first, ref.last if ref else last, "DATE", "feast"), ref, day, feast)
    before = scan.left(first - 1)
    if before in SHIFTS and ref is None and match.anchor and abs(SHIFTS[before]) == 1:
        anchor = replace(match.anchor, direction="past" if SHIFTS[before] < 0 else "future")
        match = replace(match, first=first - 1, anchor=anchor)
    return [widened(scan, match)]


def _is_name(scan: Scan, first: int, last: int) -> bool:
    """``Silvester Stallone``, ``das Dorf Ostern``: a capitalised word stands beside it, and not as the first of a sentence."""
    if scan.lower(first) not in FEAST_NAMES or last - first > 1:
        return False
    before, after = scan.token(first - 1), scan.token(last)
    if before.kind == "word" and before.text[:1].isupper() and not starts_sentence(scan, first - 1):
        return before.lower not in SHIFTS
    return scan.lower(first) == "silvester" and after.kind == "word" and after.text[:1].isupper()


def _dated(match: Match, ref: YearRef | None, day: str | None, feast: str | None) -> Match:
    if ref is not None and ref.year is not None:
        value = f"{ref.year}-{day}" if day else feast_day(feast or "", int(ref.year)).isoformat()
        return replace(match, value=value)
    template = f"XXXX-{day}" if day else None
    if ref is None:
        return replace(match, anchor=TimeAnchor("published", template, feast=feast))
    return replace(match, anchor=TimeAnchor(ref.against, template, "Y", ref.shift, feast=feast))
