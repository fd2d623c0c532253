"""Months and days of a month: ``23. Juli 2025``, ``5. bis 9. Juni``, ``Anfang Mai``, ``kommenden Januar``."""

import calendar
from dataclasses import replace

from pipeline.extract.dates.match import Match, Scan, widened
from pipeline.extract.dates.vocabulary import (
    AMBIGUOUS_MONTHS,
    ARTICLES,
    DASHES,
    MONTH_ABBREVIATIONS,
    MONTHS,
    PARTS,
    SHIFTS,
)
from pipeline.extract.dates.years import YearRef, dated, year_after
from pipeline.extract.numerals import read_ordinal

_CUES = frozenset(["im", "seit", "bis", "ab", "vom", "zum", "zwischen", "monat", "jeden", "jedem", "gegenüber", *PARTS])
_BEFORE_DAY = frozenset(["am", "vom", "zum", "den", "dem", "der", "bis", "des", "und", "ab", "seit", "beim"])
_NO_DAY_BEHIND = frozenset(
    [
        "nummer",
        "nr",
        "platz",
        "rang",
        "seite",
        "kapitel",
        "abschnitt",
        "paragraf",
        "artikel",
        "absatz",
        "ziffer",
        "bewegung",
        "§",
    ]
)
_AND = frozenset(["und", "bis", "oder", "/", *DASHES])


def read_month(scan: Scan, index: int) -> list[Match]:
    """The date or month at the month name ``index``; several where days before it share it."""
    if not scan.capital(index):
        return []
    word, last = scan.lower(index), index + 1
    dotted = word in MONTH_ABBREVIATIONS and scan.lower(last) == "." and scan.touch(index)
    last += dotted
    ref = year_after(scan, last) if not scan.broken(last - 1) else None
    if word in MONTH_ABBREVIATIONS and not dotted and (ref is None or ref.year is None):
        return []
    if (days := _days(scan, index)) and _is_street(scan, days[0][0]):
        return []
    if days:
        return _dates(scan, days, index, last, ref)
    if word in MONTH_ABBREVIATIONS and (ref is None or ref.year is None):
        return []
    if word in AMBIGUOUS_MONTHS and ref is None and not _is_month(scan, index):
        return []
    return [match] if (match := _month(scan, index, last, ref)) else []


def _is_month(scan: Scan, index: int) -> bool:
    before = scan.left(index - 1)
    if before in _CUES or before in SHIFTS:
        return True
    if before == "für" and scan.token(index + 1).kind != "number" and not scan.capital(index + 1):
        return True
    return _is_listed(scan, index, 1) or _is_listed(scan, index, -1)


def _is_listed(scan: Scan, index: int, step: int) -> bool:
    """Whether another month stands on that side: ``Mai und Juni``, ``April, Juli``; not ``April, April!``."""
    other = scan.lower(index + 2 * step)
    return scan.lower(index + step) in (*_AND, ",") and other in MONTHS and other != scan.lower(index)


def _month(scan: Scan, index: int, last: int, ref: YearRef | None) -> Match | None:
    first = index - int(scan.left(index - 1) == "monat")
    tail = f"{MONTHS[scan.lower(index)]:02d}"
    before = scan.left(first - 1)
    if before in ("jeden", "jedem"):
        return Match(first - 1, last, "SET", "set.month", f"XXXX-{tail}", quant="EVERY")
    value, anchor = dated(tail, ref)
    match = Match(first, ref.last if ref else last, "DATE", "month", value, anchor=anchor)
    if before in SHIFTS and ref is None:
        return directed(scan, match, SHIFTS[before])
    return widened(scan, match)


def directed(scan: Scan, match: Match, shift: int) -> Match | None:
    """The match with ``vergangenen``, ``diesen`` or ``kommenden`` in front; None for ``übernächsten``."""
    anchor = match.anchor
    if abs(shift) > 1 or anchor is None:
        return None
    ahead = replace(anchor, direction="past" if shift < 0 else "future")
    anchor = ahead if shift else replace(anchor, unit="Y", shift=0)
    return widened(scan, replace(match, first=match.first - 1, anchor=anchor, rule=match.rule + ".next"))


def _days(scan: Scan, index: int) -> list[tuple[int, int, int]]:
    """Days in front of the month as (first token, last token, day), left to right: ``5. bis 9.``, ``10./11.``."""
    days: list[tuple[int, int, int]] = []
    end = index
    while (day := _day(scan, end, strict=not days)) is not None:
        days.append(day)
        end = _before_and(scan, day[0])
        if end < 0 or len(days) == 4:
            break
    return days[::-1]


def _day(scan: Scan, end: int, strict: bool) -> tuple[int, int, int] | None:
    """The day whose last token is before ``end``: ``23.`` or, next to the month only, ``ersten``."""
    if scan.left(end - 1) == "." and scan.touch(end - 2):
        token, first = scan.token(end - 2), end - 2
        plausible = token.kind == "number" and len(token.text) <= 2 and first >= scan.floor
        day = int(token.text) if plausible and token.text.isdecimal() else 0
    elif strict and scan.left(end - 2) in _BEFORE_DAY:
        first = end - 1
        day = read_ordinal(scan.left(first)) or 0
    else:
        return None
    if not 1 <= day <= 31 or (scan.touch(first - 1) and scan.lower(first - 1) in (".", ",", ":", "§")):
        return None
    return first, end, day


def _before_and(scan: Scan, index: int) -> int:
    """The index after the last token of what is coordinated with the token at ``index``; -1 if nothing is."""
    left = index - 1
    if scan.left(left) in ("zum", "den", "dem", "am", "der"):
        left -= 1
    if scan.left(left) in _AND or (scan.left(left) == "," and left == index - 1):
        return left
    return -1


def _dates(scan: Scan, days: list[tuple[int, int, int]], index: int, last: int, ref: YearRef | None) -> list[Match]:
    month = MONTHS[scan.lower(index)]
    matches = []
    for first, end, day in days:
        if not _exists(day, month, ref):
            continue
        value, anchor = dated(f"{month:02d}-{day:02d}", ref)
        stop = (ref.last if ref else last) if end == index else end
        matches.append(Match(_article(scan, first), stop, "DATE", "day", value, anchor=anchor))
    return matches if matches and matches[-1].last >= last else []


def _article(scan: Scan, first: int) -> int:
    return first - 1 if scan.left(first - 1) in ARTICLES else first


def _is_street(scan: Scan, first: int) -> bool:
    """``Straße des 17. Juni``, ``Platz des 18. März``, ``Bewegung 2. Juni``; ``Nummer 10. Mai`` is no day either."""
    if scan.lower(first - 1) in _NO_DAY_BEHIND:
        return True
    return scan.lower(first - 1) == "des" and scan.lower(first - 2).endswith(("straße", "strasse", "platz", "allee"))


def _exists(day: int, month: int, ref: YearRef | None) -> bool:
    year = int(ref.year) if ref and ref.year else 2000
    return day <= calendar.monthrange(year, month)[1]
