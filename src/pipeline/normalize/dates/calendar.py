"""Calendar arithmetic on TIMEX3 values: the days a value covers, and the period so many units away."""

import calendar
import re
from datetime import MAXYEAR, date, timedelta

Days = tuple[date | None, date | None]

UNKNOWN: Days = (None, None)

# Meteorological seasons (Deutscher Wetterdienst, Wetterlexikon); winter is left out: its year is not clear.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_PARTS = {**_SEASONS, "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_DIGITS_OF = {"Y": 4, "DE": 3, "CE": 2}
_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_DAYS_IN = {"D": 1, "W": 7}

_PREFIX = re.compile(r"\d{1,3}")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.+)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-([A-Z][A-Z1-4])")


def days_covered(value: str) -> Days:
    """First and last day of a TIMEX3 date or time, (None, None) where it is not a known day or period.

    >>> days_covered("2024-FA")
    (datetime.date(2024, 9, 1), datetime.date(2024, 11, 30))
    """
    try:
        return _covered(value)
    except ValueError:
        return UNKNOWN


def _covered(value: str) -> Days:
    if match := _DAY.fullmatch(value):
        day = date.fromisoformat(match[1])
        return day, day
    if len(value) == 4 and value.isdecimal():
        return _months(int(value), 1, 12)
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return first, first + timedelta(days=1 if match[3] else 6)
    if (match := _PART.fullmatch(value)) and match[2] in _PARTS:
        return _months(int(match[1]), *_PARTS[match[2]])
    if _PREFIX.fullmatch(value):
        return _prefix(value)
    return UNKNOWN


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _prefix(value: str) -> Days:
    """The years that begin with these digits, as ISO 8601-2 counts decades and centuries (19 is 1900 to 1999)."""
    years = 10 ** (4 - len(value))
    first = int(value) * years
    return date(first, 1, 1), date(first + years - 1, 12, 31)


def add(day: date, unit: str, count: int) -> date:
    """The day ``count`` units from ``day``; the last of the month where the month is shorter.

    Raises ValueError outside the years 1 to 9999 and for a unit below the day.
    """
    if unit in _DAYS_IN:
        try:
            return day + timedelta(days=count * _DAYS_IN[unit])
        except OverflowError as error:
            raise ValueError(str(error)) from None
    if unit not in _MONTHS_IN:
        raise ValueError(f"no calendar unit: {unit}")
    months = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= MAXYEAR:
        raise ValueError(f"year {year}")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def period_of(day: date, unit: str) -> str:
    """The TIMEX3 value of the year, half-year, quarter, month, week, decade, century or day that holds ``day``.

    >>> period_of(date(2025, 7, 23), "Q")
    '2025-Q3'
    """
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    digits = f"{day.year:04d}"
    if unit in _DIGITS_OF:
        return digits[: _DIGITS_OF[unit]]
    if unit == "M":
        return f"{digits}-{day.month:02d}"
    size = 12 // {"Q": 4, "H": 2}[unit]
    return f"{digits}-{unit}{(day.month - 1) // size + 1}"
