"""Publication dates: calendar days as front matter, sidecars, JSON and bylines write them."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from pipeline.lexicon import load

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ,])|(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?Z?)?$")
_ISO_TIME, _ISO_ZONE = r"\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?", r"(?:Z|[+-]\d{2}:?\d{2})"
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?=$|[T ,])")
_DAY_OR_MONTH_FIRST = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?=$|[T ,])")
_ENGLISH = re.compile(
    r"(?:[A-Za-z]{3,9},?\s)?(?:(?P<day>\d{1,2})\s(?P<month>[A-Za-z]{3,9})|(?P<first>[A-Za-z]{3,9})\s(?P<second>\d{1,2}),?)"
    r"\s(?P<year>\d{4})(?=$|[ ,])"
)
_DIGITS = re.compile(r"\d{9,19}(?:\.\d{1,9})?$")
_EPOCH_UNITS = (1, 10**3, 10**6, 10**9)
"""Parts of a second that time stamps count from 1970: seconds, milliseconds, microseconds, nanoseconds."""
_FIRST_EPOCH, _LAST_EPOCH = 631_152_000, 7_258_118_400
"""1990 and 2200 in seconds: bounds that keep the units, and calendar days written in digits, apart."""


@cache
def month_numbers() -> Mapping[str, int]:
    """German month names and abbreviations, in lower case and without a period, to the number of the month.

    >>> month_numbers()["jänner"], month_numbers()["okt"]
    (1, 10)
    """
    return {name: number for number, names in load("months")["names"].items() for name in names}


@cache
def german_date() -> re.Pattern[str]:
    """``3. Mai 2024``, ``03.05.2024``, ``3.5.24``, ``2024-05-03``, ``2024-05-03T10:15:00+02:00`` (RFC 3339).

    Its groups are day, month, name, year, and iso with what else belongs to a time stamp.
    """
    names = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,-])(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}(?:T{_ISO_TIME}{_ISO_ZONE}?|\s{_ISO_TIME}{_ISO_ZONE})?)|"
        rf"(?P<day>\d{{1,2}})\.\s?(?:(?P<month>\d{{1,2}})\.\s?|(?P<name>{names})\.?\s)(?P<year>\d{{4}}|\d{{2}}))(?![\w-]|\.\d)",
        re.IGNORECASE,
    )


def read_german(match: re.Match[str]) -> date | None:
    """The day of a match of :func:`german_date`, None where the calendar has no such day."""
    if match["iso"]:
        return _day(*map(int, match["iso"][:10].split("-")))
    month = int(match["month"]) if match["month"] else month_numbers()[match["name"].lower()]
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 69 else 1900  # as in POSIX strptime %y
    return _day(year, month, int(match["day"]))


def parse_date(value: object) -> date | None:
    """The day that a metadata field states, or None.

    Read are ISO 8601 (a time is cut), RFC 5322, German and English dates, and time stamps that count from 1970 (their day
    in UTC). ``13/05/2024`` can be read in one way only; ``03/05/2024`` is either of two days and so None.

    >>> parse_date("2024-05-03T10:15:00+02:00"), parse_date("3. Mai 2024"), parse_date("03/05/2024")
    (datetime.date(2024, 5, 3), datetime.date(2024, 5, 3), None)
    """
    if isinstance(value, datetime):
        return _day(value.year, value.month, value.day)
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value)) if 10**7 <= value < 10**20 else ""
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.strip()
    if iso := _ISO.match(text) or _YEAR_FIRST.match(text):
        return _day(*(int(part) for part in iso.groups() if part))
    if _DIGITS.match(text):
        return _epoch_day(int(text.partition(".")[0]))
    if german := german_date().search(text):
        return read_german(german)
    if numbers := _DAY_OR_MONTH_FIRST.match(text):
        return _only_day(int(numbers[4]), int(numbers[1]), int(numbers[3]))
    if english := _ENGLISH.match(text):
        text = (
            f"{english['day'] or english['second']} {english['month'] or english['first']} {english['year']} 00:00:00"
        )
    return _internet_day(text)


def _epoch_day(count: int) -> date | None:
    """The day in UTC of a time stamp that counts from 1970, in any of the usual units."""
    seconds = next((count // unit for unit in _EPOCH_UNITS if _FIRST_EPOCH <= count // unit < _LAST_EPOCH), None)
    return datetime.fromtimestamp(seconds, UTC).date() if seconds is not None else None


def _only_day(year: int, first: int, second: int) -> date | None:
    """The one day that the two numbers and the year can mean; None where they can mean two."""
    days = {day for day in (_day(year, second, first), _day(year, first, second)) if day}
    return days.pop() if len(days) == 1 else None


def _internet_day(text: str) -> date | None:
    """The day of a date after RFC 5322, as in mail and feeds."""
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
