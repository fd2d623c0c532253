"""Clock times: ``13:11 Uhr``, ``20.30 Uhr``, ``zwischen 10 und 18 Uhr``, ``halb acht``, ``Viertel vor drei``."""

import re
from dataclasses import dataclass, replace

from pipeline.extract.dates.match import Match, Scan
from pipeline.extract.dates.vocabulary import DASHES, UNITS, ZONES
from pipeline.extract.numerals import read_cardinal
from pipeline.types import TimeAnchor

_AT = frozenset(["um", "gegen", "ab", "bis", "nach", "vor", "seit", "kurz", "punkt", "zwischen", "und", "von"])


_HALF_DAYS = {"MO": 0, "MI": 0, "AF": 12, "EV": 12}
"""Parts of the day and the hours that a clock of twelve hours leaves out in them."""
_FIRST_HOUR, _LAST_HOUR = 2, 12
_HOURS, _SIXTY = 24, 60
STOPWATCH = {"stunden": "HMS", "minuten": "MS"}
"""The units of the numbers between colons, by the word behind them."""
_STOPPED = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?:,(\d+))?")


@dataclass(frozen=True, slots=True)
class _Time:
    first: int
    hour: int
    minute: int
    second: int | None = None


def time_match(first: int, last: int, rule: str, hour: int, minute: int, second: int | None = None) -> Match:
    """A clock time on the day the text is at."""
    clock = f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
    return Match(first, last, "TIME", rule, anchor=TimeAnchor("text", f"XXXX-XX-XXT{clock}"))


def read_oclock(scan: Scan, index: int) -> list[Match]:
    """The time before ``Uhr``; two where they share it."""
    time = _time_before(scan, index)
    if time is None or not scan.capital(index):
        return []
    minute, last = time.minute, index + 1
    after = scan.token(last)
    if (
        after.kind == "number"
        and len(after.text) == 2
        and after.text < "60"
        and time.minute == 0
        and not scan.broken(index)
    ):
        minute, last = int(after.text), last + 1
    matches = [_zoned(scan, time_match(time.first, last, "clock", time.hour, minute, time.second))]
    end = time.first
    while earlier := _coordinated(scan, end):
        matches.insert(
            0, time_match(earlier.first, end - 1, "clock.range", earlier.hour, earlier.minute, earlier.second)
        )
        end = earlier.first
    return matches


def _zoned(scan: Scan, match: Match) -> Match:
    """``3:06 Uhr UTC``, ``20.15 Uhr MEZ``: the zone is in the value, as ISO 8601 writes it."""
    zone = ZONES.get(scan.lower(match.last))
    if zone is None or match.anchor is None or scan.token(match.last).text.islower():
        return match
    return replace(match, last=match.last + 1, anchor=replace(match.anchor, template=f"{match.anchor.template}{zone}"))


def _coordinated(scan: Scan, index: int) -> _Time | None:
    """The time before ``und``, ``bis``, a dash or a comma that ends at ``index``."""
    between = scan.left(index - 1)
    if between not in ("und", "bis", "oder", "/", ",") and between not in DASHES:
        return None
    if between in ("und", "oder", ",") and scan.token(index).kind != scan.token(index - 2).kind:
        return None
    return _time_before(scan, index - 1)


def _time_before(scan: Scan, index: int) -> _Time | None:
    token = scan.token(index - 1)
    if index - 1 < scan.floor:
        return None
    if token.kind == "word":
        hour = read_cardinal(token.lower)
        usual = token.lower not in ("ein", "eins") or scan.left(index - 2) in _AT
        return (
            _Time(index - 1, hour, 0)
            if hour and hour <= 24 and usual and token.lower not in ("eine", "einer")
            else None
        )
    if token.kind != "number":
        return None
    first, parts = index - 1, token.text.split(".")
    while len(parts) < 3 and scan.left(first - 1) == ":" and scan.touch(first - 1) and scan.touch(first - 2):
        if scan.token(first - 2).kind != "number" or first - 2 < scan.floor:
            return None
        first -= 2
        parts = [scan.token(first).text, *parts]
    return _time(scan, first, parts)


def _time(scan: Scan, first: int, parts: list[str]) -> _Time | None:
    if len(parts) > 3 or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return None
    if scan.touch(first - 1) and (scan.token(first - 1).kind != "symbol" or scan.token(first - 1).text in ".:,$€"):
        return None
    hour, minute, second = (int(part) for part in [*parts, "0", "0"][:3])
    if any(len(part) != 2 for part in parts[1:]) or minute > 59 or second > 59:
        return None
    if hour > 24 or (hour == 24 and (minute or second)):
        return None
    return _Time(first, hour, minute, second if len(parts) == 3 else None)


def read_colon_time(scan: Scan, index: int) -> Match | None:
    """``13:11`` and ``13:11:45`` without ``Uhr``; the caller knows that a date stands before it."""
    if scan.lower(index + 1) != ":" or not (scan.touch(index) and scan.touch(index + 1)):
        return None
    last = index + 3
    texts = [scan.token(index).text, scan.token(index + 2).text]
    if scan.token(last).text == ":" and scan.touch(last - 1) and scan.touch(last):
        texts, last = [*texts, scan.token(last + 1).text], last + 2
    after = scan.token(last)
    if after.lower in STOPWATCH:
        return None  # um 1:08 Minuten: a length
    if scan.touch(last - 1) and (after.text in (":", "%") or after.kind != "symbol"):
        return None
    if not all(text.isdecimal() and len(text) <= 2 for text in texts) or any(len(text) != 2 for text in texts[1:]):
        return None
    hour, minute, *second = (int(text) for text in texts)
    last += int(after.lower == "uhr")
    valid = hour < _HOURS and max(minute, *second, 0) < _SIXTY
    return time_match(index, last, "clock.colon", hour, minute, *second) if valid else None


def read_stopwatch(scan: Scan, index: int) -> Match | None:
    """The length written as on a stopwatch before its unit at ``index``: ``6:17 Minuten``, ``1:52,43 Minuten``."""
    first = index - 1
    while scan.left(first - 1) == ":" and scan.touch(first - 1) and scan.touch(first - 2) and first > scan.floor + 1:
        first -= 2
    found = _STOPPED.fullmatch(scan.text[scan.token(first).start : scan.token(index - 1).end])
    if found is None or scan.touch(first - 1):
        return None
    numbers, units = [number for number in found.group(1, 2, 3) if number], STOPWATCH[scan.lower(index)]
    units = units[: len(numbers)]
    if len(units) < len(numbers) or (found[4] and units[-1] != "S"):
        return None
    value = "".join(f"{int(number)}{unit}" for number, unit in zip(numbers, units, strict=True))
    value = value.replace("S", f".{found[4]}S") if found[4] else value
    return Match(first, index + 1, "DURATION", "length.clock", f"PT{value}")


def read_bare_hour(scan: Scan, index: int, part: Match) -> Match | None:
    """``abends um acht``, ``gestern Abend gegen sieben``: an hour in words without ``Uhr``, behind a part of the day."""
    code = ((part.anchor.template if part.anchor else None) or part.value or "").rpartition("T")[2]
    hour = read_cardinal(scan.lower(index + 1)) or 0
    if scan.lower(index) not in ("um", "gegen") or code not in _HALF_DAYS or not _FIRST_HOUR <= hour <= _LAST_HOUR:
        return None
    if scan.capital(index + 2) or scan.lower(index + 2) in UNITS or scan.token(index + 2).kind == "number":
        return None
    return time_match(index + 1, index + 2, "clock.hour", hour + (_HALF_DAYS[code] if hour < _LAST_HOUR else 0), 0)


def read_half_hour(scan: Scan, index: int) -> list[Match]:
    """``halb acht``: half past seven."""
    hour = read_cardinal(scan.lower(index + 1)) or 0
    before = scan.token(index - 1)
    if not 1 <= hour <= 12 or scan.lower(index + 2) in UNITS or scan.capital(index + 2):
        return []
    if before.lower in _AT or before.kind == "symbol":
        return [time_match(index, index + 2, "clock.half", (hour - 1) or 12, 30)]
    return []


def read_quarter_hour(scan: Scan, index: int) -> list[Match]:
    """``Viertel vor drei``, ``Viertel nach acht``."""
    side, hour = scan.lower(index + 1), read_cardinal(scan.lower(index + 2)) or 0
    if side not in ("vor", "nach") or not 1 <= hour <= 12 or scan.lower(index + 3) in UNITS:
        return []
    if side == "vor":
        return [time_match(index, index + 3, "clock.quarter", (hour - 1) or 12, 45)]
    return [time_match(index, index + 3, "clock.quarter", hour, 15)]


def read_midnight(scan: Scan, index: int) -> list[Match]:
    """``um Mitternacht``: the end of the day, 24:00."""
    before = scan.left(index - 1)
    return [time_match(index, index + 1, "clock.midnight", 24, 0)] if before in _AT and scan.capital(index) else []
