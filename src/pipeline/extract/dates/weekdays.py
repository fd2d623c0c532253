"""Weekdays and parts of the day: ``am Montag``, ``Donnerstagnachmittag``, ``Nacht zum Sonntag``, ``abends``."""

from dataclasses import replace

from pipeline.extract.dates.counts import count_before
from pipeline.extract.dates.match import Match, Scan, starts_sentence, widened, with_article
from pipeline.extract.dates.units import every, whole
from pipeline.extract.dates.vocabulary import (
    ARTICLES,
    DAY_HOURS,
    DAY_PARTS,
    DEICTIC,
    PART_ADJECTIVES,
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
_NO_NAME = frozenset(
    [
        *(
            "am",
            "vom",
            "zum",
            "bis",
            "gegen",
            "von",
            "ab",
            "seit",
            "nach",
            "vor",
            "für",
            "auf",
            "an",
            "nur",
            "auch",
            "und",
            "oder",
        ),
        *("jeden", "diesen", "heute", "gestern", "morgen", "außer", *ARTICLES, *SHIFTS),
    ]
)
"""Words that may begin a sentence in front of a weekday; other capitalised ones are first names and titles."""
_WEEKS_BACK = 10
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
    """``Heinz Sonntag``, ``die Wochenzeitung Der Freitag``."""
    before = scan.token(index - 1)
    if scan.lower(index) not in WEEKDAY_SURNAMES or before.kind != "word" or before.lower in UNITS:
        return False
    if before.text in ("Der", "Dem", "Den") and not starts_sentence(scan, index - 1):
        return True
    return before.text[:1].isupper() and before.lower not in _NO_NAME


def _with_adjective(scan: Scan, match: Match) -> Match | None:
    before, anchor = scan.left(match.first - 1), match.anchor
    if anchor is None:
        return match
    if before in ("außer", "ausser"):
        return replace(match, type="SET", rule="set.weekday", value=anchor.template, anchor=None, quant="EVERY")
    if match.type == "TIME" and before in PART_ADJECTIVES:
        return _with_adjective(scan, replace(match, first=match.first - 1, mod=PART_ADJECTIVES[before]))
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
    """``Montag vergangener Woche``, ``Dienstag dieser Woche``, ``Freitag vor zwei Wochen``."""
    if match is None or match.anchor is None or match.anchor.unit or scan.broken(match.last - 1):
        return match
    start = match.last + int(scan.lower(match.last) == "der")
    side = {"vor": -1, "in": 1}.get(scan.lower(start))
    if side and scan.lower(start + 2) in ("woche", "wochen"):
        count = count_before(scan, start + 1)
        if count and count.value and count.first == start + 1 and whole(count.value) and count.value < _WEEKS_BACK:
            anchor = replace(match.anchor, unit="W", shift=side * int(count.value))
            return replace(match, last=start + 3, anchor=anchor)
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


def read_day_hours(scan: Scan, index: int) -> list[Match]:
    """``den frühen Morgenstunden``, ``den Abendstunden``."""
    anchor = TimeAnchor("text", f"XXXX-XX-XXT{DAY_HOURS[scan.lower(index)]}")
    found = widened(scan, Match(index, index + 1, "TIME", "day_part", anchor=anchor))
    return [found] if scan.capital(index) and scan.lower(found.first) in ("den", "die") else []


def _part(scan: Scan, match: Match) -> Match | None:
    before = scan.left(match.first - 1)
    tail = "XXXX-XX-XX" + (match.anchor.template if match.anchor and match.anchor.template else "")[10:]
    if before in _DAY_ADJECTIVES:
        return _grown(scan, match, TimeAnchor("published", tail, "D", _DAY_ADJECTIVES[before]))
    if before in TEXT_SHIFTS or before in ("nächsten", "anderen", "diesem"):
        return _grown(scan, match, TimeAnchor("text", tail, "D", TEXT_SHIFTS.get(before, int(before != "diesem"))))
    wide = widened(scan, match)
    if before == "des" and scan.lower(match.first).endswith("s"):
        return wide
    return wide if scan.left(wide.first - 1) in _AT and not _of_what(scan, match.last) else None


def _of_what(scan: Scan, index: int) -> bool:
    """``Abend des Festivals`` is no time of a known day, ``Abend des 28. Januar`` is."""
    return scan.lower(index) == "des" and scan.token(index + 1).kind != "number"


def _night(scan: Scan, match: Match) -> Match | None:
    """``in der Nacht``, ``über Nacht``; ``Nacht zum Sonntag`` is the night of Saturday."""
    if eve := _eve(scan, match):
        return eve
    if scan.left(match.first - 1) == "der" and scan.lower(match.first - 2) == "in":
        return replace(match, first=match.first - 1)
    if (shift := SHIFTS.get(scan.left(match.first - 1))) in (-1, 1):
        return _grown(scan, match, TimeAnchor("published", "XXXX-XX-XXTNI", "D", min(shift, 0)))
    return match if scan.left(match.first - 1) == "über" else None


def _eve(scan: Scan, match: Match) -> Match | None:
    """``Nacht auf Sonntag``, ``Nacht von Samstag auf Sonntag``, ``Nacht auf gestern``: the night that begins the day before."""
    last, first = match.last, with_article(scan, match.first)
    if scan.lower(last) in ("von", "vom") and scan.lower(last + 1) in WEEKDAYS:
        last += 2
    day = scan.lower(last + 1)
    if scan.lower(last) not in ("zum", "auf", "zu"):
        return None
    if number := WEEKDAYS.get(day):
        anchor = TimeAnchor("published", f"XXXX-WXX-{(number + 5) % 7 + 1}TNI")
    elif day in ("gestern", "heute", "morgen"):
        anchor = TimeAnchor("published", "XXXX-XX-XXTNI", "D", DEICTIC[day]["shift"] - 1)
    else:
        return None
    return replace(match, first=first, last=last + 2, anchor=anchor)


def read_beside_day(scan: Scan, index: int) -> Match | None:
    """``Abend``, ``früh``, ``mittags`` right behind a day, where no preposition is needed."""
    word = scan.lower(index)
    if (word == "morgen" and not scan.capital(index)) or word not in DAY_PARTS:
        return None
    anchor = TimeAnchor("text", f"XXXX-XX-XXT{DAY_PARTS[word]}")
    return Match(index, index + 1, "TIME", "day_part", anchor=anchor)
