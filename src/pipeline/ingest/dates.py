"""Publication dates: calendar days as front matter, sidecars, JSON and bylines write them."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from pipeline.lexicon import load

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ,])|(\d{4})(\d{2})(\d{2})$")


@cache
def month_numbers() -> Mapping[str, int]:
    """German month names and abbreviations, in lower case and without a period, to the number of the month.

    >>> month_numbers()["jänner"], month_numbers()["okt"]
    (1, 10)
    """
    return {name: number for number, names in load("months")["names"].items() for name in names}


@cache
def german_date() -> re.Pattern[str]:
    """``3. Mai 2024``, ``03.05.2024``, ``3.5.24``, ``2024-05-03``, with the groups day, month, name, year and iso."""
    names = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    return re.compile(
        r"(?<![\w.,-])(?:(?P<iso>\d{4}-\d{2}-\d{2})|"
        rf"(?P<day>\d{{1,2}})\.\s?(?:(?P<month>\d{{1,2}})\.\s?|(?P<name>{names})\.?\s)(?P<year>\d{{4}}|\d{{2}}))(?![\w-]|\.\d)",
        re.IGNORECASE,
    )


def read_german(match: re.Match[str]) -> date | None:
    """The day of a match of :func:`german_date`, None where the calendar has no such day."""
    if match["iso"]:
        return _day(*map(int, match["iso"].split("-")))
    month = int(match["month"]) if match["month"] else month_numbers()[match["name"].lower()]
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 69 else 1900  # as in POSIX strptime %y
    return _day(year, month, int(match["day"]))


def parse_date(value: object) -> date | None:
    """The day that a metadata field states, or None: ISO 8601 (a time is cut), RFC 5322 or German.

    >>> parse_date("2024-05-03T10:15:00+02:00"), parse_date("3. Mai 2024")
    (datetime.date(2024, 5, 3), datetime.date(2024, 5, 3))
    """
    if isinstance(value, datetime):
        return _day(value.year, value.month, value.day)
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if 10**7 <= value < 10**8 else ""
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.strip()
    if iso := _ISO.match(text):
        return _day(*(int(part) for part in iso.groups() if part))
    if german := german_date().search(text):
        return read_german(german)
    try:
        parsed = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return _day(parsed.year, parsed.month, parsed.day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None
