"""Weekdays and parts of the day: ``am Montag``, ``Donnerstagnachmittag``, ``Nacht zum Sonntag``, ``abends``."""

from dataclasses import replace

from pipeline.extract.dates.match import Match, Scan, widened, with_article
from pipeline.extract.dates.units import every
from pipeline.extract.dates.vocabulary import (
    ARTICLES,
    DAY_PARTS,
    RECURRING_DAY_PARTS,
    SHIFTS,
    TEXT_SHIFTS,
    UNITS,
    WEEKDAY_PARTS,
    WEEKDAY_SURNAMES,
    WEEKDAYS,
)
from pipeline.types import TimeAnchor

DAY_SHIFTS = {"heutig": 0, "gestrig": -1, "morgig": 1}
_DAY_ADJECTIVES = {
    stem + ending: shift for stem, shift in DAY_SHIFTS.items() for ending in ("e", "en", "er", "es", "em")
}
_MASCULINE = frozenset(["der", "den", "dem", "des", "einem", "einen"])
_AT = frozenset(["am", "gegen", "vom", "zum", "bis"])


def read_weekday(scan: Scan, index: int) -> list[Match]:
    """A weekday, also with a part of the day in one word, as the day it names."""
    word = scan.lower(index)
    number, part = WEEKDAY_PARTS.get(word) or (WEEKDAYS[word.removesuffix("s") if word not in WEEKDAYS else word], "")
    template = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
    if word.endswith("s") and (not scan.capital(index) or scan.left(index - 1) not in ("des", "dieses", "eines")):
        return [Match(index, index + 1, "SET", "set.weekday", template, quant="EVERY")]
    if not scan.capital(index) or _is_surname(scan, index):
        return []
    if repeated := every(scan, index, template):
        return [repeated]
    match = Match(index, index + 1, "TIME" if part else "DATE", "weekday", anchor=TimeAnchor("published", template))
    found = _with_week(scan, _with_adjective(scan, match))
    return [found] if found else []


def _is_surname(scan: Scan, index: int) -> bool:
    before = scan.token(index - 1)
    if scan.lower(index) not in WEEKDAY_SURNAMES or before.kind != "word" or before.lower in UNITS:
        return False
    return before.text[:1].isupper() and before.lower not in (*_AT, *ARTICLES, "jeden", "nächsten", "vergangenen")


def _with_adjective(scan: Scan, match: Match) -> Match | None:
    before, anchor = scan.left(match.first - 1), match.anchor
    if anchor is None:
        return match
    if before in _DAY_ADJECTIVES:
        time = (anchor.template or "").partition("T")[1:]
        dated = TimeAnchor("published", "XXXX-XX-XX" + "".join(time) if time[0] else None, "D", _DAY_ADJECTIVES[before])
        return _grown(scan, match, dated)
    if before in TEXT_SHIFTS:
        return _grown(scan, match, replace(anchor, against="text", direction="future"))
    if before not in SHIFTS:
        first = match.first - 1 if scan.left(match.first - 1) in _MASCULINE - {"einem", "einen"} else match.first
        return replace(match, first=first)
    shift = SHIFTS[before]
    if abs(shift) > 1:
        return None
    if shift == 0:
        return _grown(scan, match, replace(anchor, unit="W", shift=0))
    return _grown(scan, match, replace(anchor, direction="past" if shift < 0 else "future"))


def _grown(scan: Scan, match: Match, anchor: TimeAnchor) -> Match:
    return replace(match, first=with_article(scan, match.first - 1), anchor=anchor, rule=match.rule + ".next")


def _with_week(scan: Scan, match: Match | None) -> Match | None:
    """``Montag vergangener Woche``, ``Dienstag dieser Woche``."""
    if match is None or match.anchor is None or match.anchor.unit or scan.broken(match.last - 1):
        return match
    start = match.last + int(scan.lower(match.last) == "der")
    shift = SHIFTS.get(scan.lower(start))
    if shift is None or scan.lower(start + 1) != "woche":
        return match
    return replace(match, last=start + 2, anchor=replace(match.anchor, unit="W", shift=shift))


def read_day_part(scan: Scan, index: int) -> list[Match]:
    """``am Abend``, ``der Nacht zum Sonntag``, ``abends``; without a preposition only beside a day (see joins)."""
    word = scan.lower(index)
    tail = f"T{DAY_PARTS[word]}"
    if word in RECURRING_DAY_PARTS and (not scan.capital(index) or scan.left(index - 1) not in ("des", "eines")):
        return [Match(index, index + 1, "SET", "set.day_part", f"XXXX-XX-XX{tail}", quant="EVERY")]
    if not scan.capital(index):
        return []
    if repeated := every(scan, index, f"XXXX-XX-XX{tail}"):
        return [repeated]
    match = Match(index, index + 1, "TIME", "day_part", anchor=TimeAnchor("text", f"XXXX-XX-XX{tail}"))
    if word == "nacht":
        return [found] if (found := _night(scan, match)) else []
    return [found] if (found := _part(scan, match)) else []


def _part(scan: Scan, match: Match) -> Match | None:
    before = scan.left(match.first - 1)
    tail = "XXXX-XX-XX" + (match.anchor.template if match.anchor and match.anchor.template else "")[10:]
    if before in _DAY_ADJECTIVES:
        return _grown(scan, match, TimeAnchor("published", tail, "D", _DAY_ADJECTIVES[before]))
    if before in TEXT_SHIFTS or before in ("nächsten", "diesem"):
        return _grown(scan, match, TimeAnchor("text", tail, "D", TEXT_SHIFTS.get(before, int(before == "nächsten"))))
    wide = widened(scan, match)
    if before == "des" and scan.lower(match.first).endswith("s"):
        return wide
    return wide if scan.left(wide.first - 1) in _AT and not _of_what(scan, match.last) else None


def _of_what(scan: Scan, index: int) -> bool:
    """``Abend des Festivals`` is no time of a known day, ``Abend des 28. Januar`` is."""
    return scan.lower(index) == "des" and scan.token(index + 1).kind != "number"


def _night(scan: Scan, match: Match) -> Match | None:
    """``in der Nacht``, ``über Nacht``; ``Nacht zum Sonntag`` is the night of Saturday."""
    day = WEEKDAYS.get(scan.lower(match.last + 1))
    if day and scan.lower(match.last) in ("zum", "auf", "zu"):
        anchor = TimeAnchor("published", f"XXXX-WXX-{(day + 5) % 7 + 1}TNI")
        return replace(match, first=with_article(scan, match.first), last=match.last + 2, anchor=anchor)
    if scan.left(match.first - 1) == "der" and scan.lower(match.first - 2) == "in":
        return replace(match, first=match.first - 1)
    if (shift := SHIFTS.get(scan.left(match.first - 1))) in (-1, 1):
        return _grown(scan, match, TimeAnchor("published", "XXXX-XX-XXTNI", "D", min(shift, 0)))
    return match if scan.left(match.first - 1) == "über" else None


def read_beside_day(scan: Scan, index: int) -> Match | None:
    """``Abend``, ``früh``, ``mittags`` right behind a day, where no preposition is needed."""
    word = scan.lower(index)
    if (word == "morgen" and not scan.capital(index)) or word not in DAY_PARTS:
        return None
    anchor = TimeAnchor("text", f"XXXX-XX-XXT{DAY_PARTS[word]}")
    return Match(index, index + 1, "TIME", "day_part", anchor=anchor)
