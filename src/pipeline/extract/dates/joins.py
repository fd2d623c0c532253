"""Matches that belong together: a day with its clock time, a weekday with its date, ranges that share a year."""

import re
from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.dates.match import Match, Scan
from pipeline.extract.dates.vocabulary import DASHES
from pipeline.types import TimeAnchor

_DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\d")
_BARE = "XXXX-XX-XX"
_DAY_FORM = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_COMMON_YEAR = "2001"
_CENTURY_DIGITS = 2
_SHAPE = re.compile(r"(?:\d{4}|XXXX)-(XX-\d\d|\d\d-\d\d|\d\d|[QH]\d|SP|SU|FA|WI|W\d\d)")
_LENGTH = re.compile(r"P(T?)([\d.]+)(\w+)")
_ORDER = ("CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS")
_HOUR = re.compile(r"T(\d\d):")


def join(scan: Scan, left: Match, right: Match) -> Match | None:
    """One match for two that stand side by side and mean one time, else None.

    ``Mittwoch`` + ``23. Juli``, ``12. März 2024`` + ``7:45 Uhr``, ``gestern`` + ``Abend``, ``drei Jahre`` + ``zwei Monate``.
    """
    between = " ".join(scan.lower(index) for index in range(left.last, right.first))
    if left.rule == "day_part" and right.type == "DATE":
        return _night_before(left, right, between) or _part_of(scan, left, right, between)
    if left.rule == "decade" and right.first == left.last and scan.lower(right.first) == "des":
        return _of_century(left, right)
    if between == "und":
        return _length(left, right)
    if between in ("um", "gegen") and left.rule.startswith(("day", "set.day_part")) and right.rule.startswith("clock"):
        between = ""
    if between not in ("", ",", "(", "|", "-", "–") or scan.broken(left.last - 1):
        return None
    if right.type == "TIME" or right.rule == "set.day_part":
        return _clock(left, right, between)
    if between in ("", ",") and left.rule.startswith("weekday") and _is_day(right) and right.rule.startswith("day"):
        return replace(right, first=left.first)
    return None


def _is_day(match: Match) -> bool:
    if match.type != "DATE":
        return False
    if match.value is not None:
        return _DAY_VALUE.fullmatch(match.value) is not None
    anchor = match.anchor
    if anchor is None:
        return False
    if anchor.template is None:
        return anchor.unit == "D" and anchor.feast is None
    return re.fullmatch(r"XX..-(?:\d\d|XX)-\d\d|XXXX-WXX-\d", anchor.template) is not None


def _clock(left: Match, right: Match, between: str) -> Match | None:
    """A day or a part of a day with the clock time, or the part of the day, behind it."""
    template = right.anchor.template if right.anchor else right.value
    if template is None or not template.startswith(_BARE):
        return None
    time = template[len(_BARE) :]
    if left.type == "TIME" or left.rule == "set.day_part":
        return _refined(left, right, time) if between in ("", ",") else None
    if not _is_day(left) or (between not in ("", ",") and not time[1:2].isdigit()):
        return None
    wide = replace(left, type="TIME", last=right.last, rule=f"{left.rule}+{right.rule}", end=None)
    day = left.value or (left.anchor.template if left.anchor else None) or _BARE
    return _placed(wide, day + time)


def _refined(left: Match, right: Match, time: str) -> Match | None:
    """``8 Uhr abends``, ``9 Uhr früh``, ``Montagabend, 20 Uhr``: the clock time counts, the part of the day sets the half."""
    source = left.value or (left.anchor.template if left.anchor else None)
    if source is None or "T" not in source:
        return None
    day, _, own = source.partition("T")
    clock, part = (time, f"T{own}") if time[1:2].isdigit() else (f"T{own}", time)
    if not clock[1:2].isdigit() or part[1:2].isdigit():
        return None
    wide = replace(left, last=right.last, type="TIME", rule=f"{left.rule}+{right.rule}", quant=None)
    if left.anchor is None and right.anchor is not None:
        wide = replace(wide, value=None, anchor=right.anchor)
    return _placed(wide, day + _afternoon(clock, part))


def _part_of(scan: Scan, left: Match, right: Match, between: str) -> Match | None:
    """``Abend des 14. Juli``."""
    if between or not _is_day(right) or scan.lower(right.first) != "des" or scan.broken(left.last - 1):
        return None
    return replace(_clock(right, left, "") or right, first=left.first, last=right.last, mod=left.mod or right.mod)


def _night_before(left: Match, right: Match, between: str) -> Match | None:
    """``Nacht zum 1. Oktober``, ``Nacht auf den 5. Mai 2024``: the night that begins the day before."""
    template = (left.anchor.template if left.anchor else None) or ""
    if between not in ("zum", "auf", "auf den") or not template.endswith("TNI") or not right.rule.startswith("day"):
        return None
    day = right.value or (right.anchor.template if right.anchor else None) or ""
    if not _DAY_FORM.fullmatch(day) or (right.value is None and day.endswith(("-03-01", "-01-01"))):
        return None
    eve = date.fromisoformat(day.replace("XXXX", _COMMON_YEAR)) - timedelta(days=1)
    wide = replace(right, first=left.first, type="TIME", rule="day_part.eve")
    return _placed(wide, (eve.isoformat() if right.value else f"XXXX{eve.isoformat()[4:]}") + "TNI")


def _of_century(left: Match, right: Match) -> Match | None:
    """``achtziger Jahre des 19. Jahrhunderts``: 188; ``des vorigen Jahrhunderts`` is resolved later."""
    digit = (left.value or (left.anchor.template if left.anchor else None) or "")[-1:]
    wide = replace(left, last=right.last, rule="decade.century", anchor=None)
    if right.rule == "century" and right.value and len(right.value) == _CENTURY_DIGITS:
        return replace(wide, value=right.value + digit)
    if right.anchor and right.anchor.unit == "CE" and right.anchor.template is None:
        return replace(wide, value=None, anchor=replace(right.anchor, template=f"XX{digit}"))
    return None


def _placed(match: Match, words: str) -> Match:
    """The match with ``words`` as its value, or as its template where it has an anchor."""
    if match.anchor is None:
        return replace(match, value=words)
    return replace(match, anchor=replace(match.anchor, template=words))


def _afternoon(clock: str, part: str) -> str:
    match = _HOUR.match(clock)
    hour = int(match[1]) if match else 12
    late = part in ("TAF", "TEV") or (part == "TNI" and 8 <= hour < 12)
    return f"T{hour + 12:02d}{clock[3:]}" if late and 1 <= hour < 12 else clock


def _length(left: Match, right: Match) -> Match | None:
    """``drei Jahre und zwei Monate``: P3Y2M; the second unit is the smaller one."""
    if left.type != "DURATION" or right.type != "DURATION" or not left.value or not right.value:
        return None
    big, small = _LENGTH.fullmatch(left.value), _LENGTH.fullmatch(right.value)
    if big is None or small is None:
        return None
    units = big[1] + big[3], small[1] + small[3]
    if not all(unit in _ORDER for unit in units) or _ORDER.index(units[0]) >= _ORDER.index(units[1]):
        return None
    clock = "T" if small[1] and not big[1] else ""
    value = f"{left.value}{clock}{small[2]}{small[3]}"
    return replace(left, last=right.last, value=value, anchor=_sum(left, right, units), rule="length.sum")


def _sum(left: Match, right: Match, units: tuple[str, str]) -> TimeAnchor | None:
    anchor = left.anchor
    if anchor is None or anchor.shift is None or units != ("Y", "M") or not right.value or anchor.unit != "Y":
        return None
    months = int(right.value[1:-1]) if right.value[1:-1].isdecimal() else 0
    return replace(anchor, unit="M", shift=anchor.shift * 12 + (months if anchor.shift > 0 else -months))


def share_years(scan: Scan, matches: list[Match]) -> list[Match]:
    """Give a month, day or quarter without a year the one of its partner: ``zwischen Juli und August 2025``.

    A later month in front is of the year before (``November bis Februar 2025``).
    """
    for index in range(len(matches) - 2, -1, -1):
        left, right = matches[index], matches[index + 1]
        if left.rule == "decade" and right.rule == "decade.century" and right.value and _coordinated(scan, left, right):
            matches[index] = replace(left, value=right.value[:2] + (left.value or "2")[-1], anchor=None)
        if left.value is None and left.anchor and left.anchor.unit is None and _coordinated(scan, left, right):
            matches[index] = _with_year(left, left.anchor, right)
    return matches


def _coordinated(scan: Scan, left: Match, right: Match) -> bool:
    between = [scan.lower(index) for index in range(left.last, right.first)]
    if between[:1] == [","] and between[1:] in (["und"], ["sowie"], ["bis"]):
        return True
    if not 1 <= len(between) <= 2 or (len(between) == 2 and between[1] not in ("zum", "im", "am", "den", "dem", "der")):
        return False
    return between[0] in ("und", "bis", "oder", "/", ",", "sowie") or between[0] in DASHES


def _with_year(left: Match, anchor: TimeAnchor, right: Match) -> Match:
    source = right.value or (right.anchor.template if right.anchor else None) or ""
    shapes = _SHAPE.fullmatch(anchor.template or ""), _SHAPE.fullmatch(source)
    if shapes[0] is None or shapes[1] is None:
        return left
    tail, other = shapes[0][1], shapes[1][1]
    if tail.startswith("XX-") and other[:2].isdigit():
        tail = other[:2] + tail[2:]
        anchor = replace(anchor, template=f"XXXX-{tail}")
        left = replace(left, anchor=anchor)
    if tail[:1].isdigit() != other[:1].isdigit():
        return left
    if right.value is not None:
        year = int(source[:4]) - (tail[:2] > other[:2] and tail[:1].isdigit())
        return replace(left, value=f"{year:04d}-{tail}", anchor=None)
    if right.anchor and right.anchor.unit == "Y" and tail[:2] <= other[:2]:
        return replace(left, anchor=replace(anchor, unit="Y", shift=right.anchor.shift, against=right.anchor.against))
    return left
