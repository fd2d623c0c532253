"""Dates and years in digits: ``23.07.2025``, ``23.7.25``, ``2025-07-23``, ``1990er Jahre``, ``’90er``, bare years."""

import calendar
import re

from pipeline.extract.dates.clock import read_colon_time
from pipeline.extract.dates.lengths import read_compound_length
from pipeline.extract.dates.match import Match, Scan, widened, with_article
from pipeline.extract.dates.vocabulary import DASHES, NOT_A_YEAR_AFTER, PARTS, SHIFTS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from pipeline.extract.dates.years import read_bare_year, read_era, year_number
from pipeline.types import TimeAnchor

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_CUES = frozenset(["am", "vom", "zum", "bis", "den", "dem", "der", "seit", "ab", "geboren", "stand", "datum", "*"])
_BEHIND_A_DAY = frozenset(
    [
        "um",
        "ab",
        "gegen",
        "findet",
        "finden",
        "fand",
        "fanden",
        "ist",
        "war",
        "wird",
        "wurde",
        "wurden",
        "beginnt",
        "begann",
    ]
)
_TO = frozenset(["bis", "und", *DASHES])
_LAST_DAY = 31
_DECADE = frozenset(["er", "ern", "er-jahre", "er-jahren", "er-jahres"])


def read_number(scan: Scan, index: int) -> list[Match]:
    """The date that begins with the number at ``index``, if one does."""
    text = scan.token(index).text
    after = scan.lower(index + 1)
    if after == "-" and scan.touch(index):
        found = _iso(scan, index) or read_compound_length(scan, index)
    elif after in _DECADE and scan.touch(index):
        found = _decade(scan, index)
    elif after in ("v", "n", "vor", "nach"):
        found = read_era(scan, index)
    elif after == ":":
        found = _clock(scan, index)
    elif after == "." and len(text) <= 2 and text.isdecimal():
        found = _spaced(scan, index) or _bare_day(scan, index)
    else:
        found = _dotted(scan, index) if "." in text else None
    if found:
        return [found]
    return read_bare_year(scan, index) if len(text) == 4 else []


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _iso(scan: Scan, index: int) -> Match | None:
    """``2025-07-23``."""
    year, month, day = (scan.token(index + step).text for step in (0, 2, 4))
    if scan.lower(index + 3) != "-" or not all(scan.touch(index + step) for step in range(4)):
        return None
    if (len(year), len(month), len(day)) != (4, 2, 2) or not (year + month + day).isdecimal():
        return None
    if scan.touch(index - 1) and scan.token(index - 1).text not in '("„':
        return None
    if not "1000" <= year < "2200" or not _valid(int(year), int(month), int(day)):
        return None
    return Match(index, index + 5, "DATE", "day.iso", f"{year}-{month}-{day}")


def _dotted(scan: Scan, index: int) -> Match | None:
    """``23.07.2025``; ``23.7.25`` and ``23.7.`` only where a word beside them says date (``3.12.10`` is a version)."""
    text, first = scan.token(index).text, with_article(scan, index)
    if _stuck(scan, index) or scan.lower(index - 1) in NOT_A_YEAR_AFTER:
        return None
    if match := _DOTTED.fullmatch(text):
        day, month, year = match.groups()
        tail = f"{int(month):02d}-{int(day):02d}"
        if not _valid(int(year) if len(year) == 4 else 2000, int(month), int(day)):
            return None
        if len(year) == 4:
            return Match(first, index + 1, "DATE", "day.dotted", f"{year}-{tail}") if "1000" <= year < "2200" else None
        if not (_cued(scan, index) or (len(text) == len("23.07.25") and _begins_line(scan, index))):
            return None
        return Match(first, index + 1, "DATE", "day.dotted", anchor=TimeAnchor("published", f"XX{year}-{tail}"))
    return _day_month(scan, index, first)


def _spaced(scan: Scan, index: int) -> Match | None:
    """``13. 5. 1997``: the same with blanks."""
    day, month = scan.token(index).text, scan.token(index + 2).text
    year = year_number(scan, index + 4)
    if year is None or scan.lower(index + 3) != "." or not scan.touch(index) or not scan.touch(index + 2):
        return None
    if not (month.isdecimal() and len(month) <= 2 and _valid(int(year), int(month), int(day))):
        return None
    value = f"{year}-{int(month):02d}-{int(day):02d}"
    return Match(with_article(scan, index), index + 5, "DATE", "day.dotted", value)


def _bare_day(scan: Scan, index: int) -> Match | None:
    """``am 5. um 8 Uhr``, ``Samstag, 11., und Sonntag, 12. Oktober``: a day of the month the text is at.

    Before a noun it would be a rank (``am 5. Spieltag``), before ``und`` a day whose month follows.
    """
    day, last = int(scan.token(index).text), index + 2
    month = last + int(scan.lower(last) == "des")
    of = scan.lower(month) in SHIFTS and scan.lower(month + 1) in ("monats", "monates")
    after, weekday = scan.token(last), scan.lower(index - 1) == "," and scan.lower(index - 2) in WEEKDAYS
    if not 1 <= day <= _LAST_DAY or not scan.touch(index) or scan.touch(index - 1):
        return None
    if weekday and after.text == ",":
        return Match(index, last, "DATE", "day.bare", anchor=TimeAnchor("published", f"XXXX-XX-{day:02d}"))
    if scan.left(index - 1) not in ("am", "den", "vom", "zum") or (scan.left(index - 1) != "am" and not of):
        return None
    if of:
        anchor = TimeAnchor("published", f"XXXX-XX-{day:02d}", "M", SHIFTS[scan.lower(month)])
        return Match(with_article(scan, index), month + 2, "DATE", "day.of_month", anchor=anchor)
    if after.lower not in _BEHIND_A_DAY or scan.broken(last - 1):
        return None
    return Match(index, last, "DATE", "day.bare", anchor=TimeAnchor("published", f"XXXX-XX-{day:02d}"))


def _clock(scan: Scan, index: int) -> Match | None:
    """``um 17:30``; without a preposition the same digits may be a score, before ``Uhr`` they are read from there."""
    if scan.left(index - 1) not in ("um", "gegen"):
        return None
    found = read_colon_time(scan, index)
    return found if found and scan.lower(found.last - 1) != "uhr" else None


def _day_month(scan: Scan, index: int, first: int) -> Match | None:
    match = _DAY_MONTH.fullmatch(scan.token(index).text)
    if not match or scan.lower(index + 1) != "." or not scan.touch(index):
        return None
    if not (_cued(scan, index) or (scan.lower(index + 2) in _TO and _DOTTED.fullmatch(scan.token(index + 3).text))):
        return None
    if not _valid(2000, int(match[2]), int(match[1])):
        return None
    anchor = TimeAnchor("published", f"XXXX-{int(match[2]):02d}-{int(match[1]):02d}")
    return Match(first, index + 2, "DATE", "day.dotted", anchor=anchor)


def _stuck(scan: Scan, index: int) -> bool:
    """Whether something touches the number that no date has beside it (``v2.3.2024``, ``1.2.2024-5``)."""
    before, after = scan.token(index - 1), scan.token(index + 1)
    if scan.touch(index - 1) and before.text not in "(\"„“»«'‚[*†:–-":
        return True
    return scan.touch(index) and (after.kind != "symbol" or after.text in "%€$°_@/")


def _begins_line(scan: Scan, index: int) -> bool:
    return index == 0 or scan.broken(index - 1)


def _cued(scan: Scan, index: int) -> bool:
    before = scan.lower(index - 1)
    if before in _CUES or before in WEEKDAYS or before in PARTS:
        return True
    if before in (",", "."):
        earlier = scan.lower(index - 2)
        return earlier in WEEKDAYS or earlier in WEEKDAY_ABBREVIATIONS
    return before in ("(", "-", "–") and not scan.touch(index - 2)


def _decade(scan: Scan, index: int) -> Match | None:
    """``1990er``, ``90er Jahre``, ``’90er-Jahre``; without ``Jahre`` an article has to stand in front."""
    text, last = scan.token(index).text, index + 2
    first = index - int(scan.left(index - 1) in ("’", "'", "‘") and scan.touch(index - 1))
    if len(text) not in (2, 4) or not text.isdecimal() or text[-1] != "0":
        return None
    named = scan.lower(index + 1) not in ("er", "ern")
    if not named and scan.lower(last) in ("jahre", "jahren", "jahres"):
        named, last = True, last + 1
    value, anchor = decade(text[:-1])
    match = widened(scan, Match(first, last, "DATE", "decade", value, anchor=anchor))
    return match if named or len(text) == 4 or match.first < index else None


def decade(digits: str) -> tuple[str | None, TimeAnchor | None]:
    """Value and anchor of a decade: three digits are the value; of one, 3 to 9 mean the 20th century, 0 and 1 the 21st.

    >>> decade("202"), decade("9")
    (('202', None), ('199', None))
    """
    if len(digits) == 3:
        return digits, None
    if digits == "2":
        return None, TimeAnchor("published", "XX2")
    return ("20" if digits in "01" else "19") + digits, None
