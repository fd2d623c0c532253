"""Fills the unknown part of a template from a reference date: ``XXXX-01``, ``XXXX-WXX-1``, ``XX25-07-23``."""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from pipeline.feast_days import feast_day
from pipeline.normalize.dates.calendar import add, days_covered
from pipeline.types import TimeAnchor

_YEARS_AHEAD = 20
"""A two-digit year is at most so many years after the reference."""

_OTHER_YEAR = 30
"""So many days farther away counts what lies in another year than the reference."""

_IMPLAUSIBLE = {"past": (330, 14), "future": (300, 60)}
"""By direction: a day so many days off gives way to one at most so many days off the other way."""

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(T.+)?")
_BARE_DAY = re.compile(r"XXXX-XX-(\d\d)(T.+)?")
_DECADE = re.compile(r"XX\d")
_WEEKEND, _TWENTIES, _DAY = "XXXX-WXX-WE", "XX2", "XXXX-XX-XX"
_TWO_DIGITS = re.compile(r"XX(\d\d)(.*)")
_DAY_FORM = re.compile(r"XXXX-XX-XX(T.+)")


def fill(anchor: TimeAnchor, reference: date, direction: str | None, strict: bool) -> str | None:
    """The value of a template or feast nearest to ``reference`` in ``direction`` (past, future, None); None if impossible.

    ``strict`` leaves out the reference itself (``kommenden Montag`` said on a Monday).
    """
    template = anchor.template or "XXXX"
    if match := _WEEKDAY.fullmatch(template):
        day = _weekday(reference, int(match[1]), direction, strict)
        return day.isoformat() + (match[2] or "")
    if template == _WEEKEND:
        return _weekend(reference, direction, strict)
    if match := _DAY_FORM.fullmatch(template):
        return reference.isoformat() + match[1]
    if match := _BARE_DAY.fullmatch(template):
        return _day_of_month(reference, int(match[1]), match[2] or "", direction)
    if template == _TWENTIES:
        return "192" if reference.year < 2020 else None
    if match := _TWO_DIGITS.fullmatch(template):
        return _century(match[1], match[2], reference)
    return _in_some_year(anchor, reference, direction, strict) if template.startswith("XXXX") else None


def fill_shifted(anchor: TimeAnchor, day: date) -> str | None:
    """The value of a template in the year, month, week or on the day of ``day`` (already shifted)."""
    template = anchor.template or "XXXX"
    year, week, _ = day.isocalendar()
    if anchor.unit == "W" and (match := _WEEKDAY.fullmatch(template)):
        return date.fromisocalendar(year, week, int(match[1])).isoformat() + (match[2] or "")
    if anchor.unit == "W" and template == _WEEKEND:
        return f"{year:04d}-W{week:02d}-WE"
    if match := _DAY_FORM.fullmatch(template):
        return day.isoformat() + match[1] if anchor.unit == "D" else None
    if template == _DAY:
        return day.isoformat()
    if anchor.unit == "M" and (match := _BARE_DAY.fullmatch(template)):
        value = f"{day.isoformat()[:8]}{match[1]}"
        return value + (match[2] or "") if days_covered(value)[0] else None
    if anchor.unit == "CE" and _DECADE.fullmatch(template):
        return f"{day.year:04d}"[:2] + template[2]
    return _in_year(anchor, day.year) if anchor.unit == "Y" and template.startswith("XXXX") else None


def _weekday(reference: date, number: int, direction: str | None, strict: bool) -> date:
    if direction == "future":
        ahead = (number - reference.isoweekday()) % 7
        return reference + timedelta(days=ahead or 7 * strict)
    back = (reference.isoweekday() - number) % 7
    return reference - timedelta(days=back or 7 * strict)


def _day_of_month(reference: date, number: int, tail: str, direction: str | None) -> str | None:
    """The nearest such day of this month or the ones beside it, in the direction asked for."""
    months = {add(reference, "M", step).isoformat()[:8] for step in (-1, 0, 1)}
    days = [day for day in (days_covered(f"{month}{number:02d}")[0] for month in months) if day]
    days = [day for day in days if direction is None or (day <= reference) == (direction == "past") or day == reference]
    nearest = min(days, key=lambda day: (abs((day - reference).days), day), default=None)
    return nearest.isoformat() + tail if nearest else None


def _weekend(reference: date, direction: str | None, strict: bool) -> str:
    """This week's weekend from Thursday on, the last one before; a direction counts more."""
    day = reference.isoweekday()
    ahead = direction == "future" or (direction is None and day >= 4) or (day >= 6 and not strict)
    week = reference if ahead else reference - timedelta(days=7)
    if strict and direction == "future" and day >= 6:
        week = reference + timedelta(days=7)
    year, number, _ = week.isocalendar()
    return f"{year:04d}-W{number:02d}-WE"


def _century(digits: str, tail: str, reference: date) -> str | None:
    latest = reference.year + _YEARS_AHEAD
    year = latest - (latest - int(digits)) % 100
    value = f"{year:04d}{tail}"
    return value if year >= MINYEAR and days_covered(value)[0] else None


def _in_year(anchor: TimeAnchor, year: int) -> str | None:
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if anchor.feast:
        value = feast_day(anchor.feast, year).isoformat() if year >= 1583 else None
        return value and value + (anchor.template or "XXXX")[10:]
    return f"{year:04d}{(anchor.template or 'XXXX')[4:]}"


def _in_some_year(anchor: TimeAnchor, reference: date, direction: str | None, strict: bool) -> str | None:
    """The candidate of the years around, nearest in the direction asked for.

    A tense is no proof: a single day that lies some days the other way is meant rather than one a year off.
    """
    chosen = _nearest(anchor, reference, direction, strict)
    if direction is None or strict or chosen is None or len(chosen[1]) < len("2025-12-24"):
        return chosen[1] if chosen else None
    far, near = _IMPLAUSIBLE[direction]
    other = _nearest(anchor, reference, None, strict)
    return other[1] if other and chosen[0] > far and other[0] <= near else chosen[1]


def _nearest(anchor: TimeAnchor, reference: date, direction: str | None, strict: bool) -> tuple[int, str] | None:
    """Distance in days, and value."""
    best: tuple[int, str] | None = None
    for year in (reference.year - 1, reference.year, reference.year + 1):
        value = _in_year(anchor, year)
        first, last = _extent(value)
        if value is None or first is None or last is None:
            continue
        inside = first <= reference <= last
        if direction == "past" and (first > reference or (inside and strict)):
            continue
        if direction == "future" and (last < reference or (inside and strict)):
            continue
        distance = 0 if inside else min(abs((first - reference).days), abs((last - reference).days))
        distance += _OTHER_YEAR * (year != reference.year)
        if best is None or distance < best[0]:
            best = distance, value
    return best


def _extent(value: str | None) -> tuple[date | None, date | None]:
    """The days of a candidate; a winter, whose year is open, is placed by its December."""
    if value is None:
        return None, None
    return days_covered(value[:5] + "12" if value.endswith("-WI") else value)
