"""The days of movable feasts, which extract needs for ``Ostern 2024`` and normalize for ``Ostern``."""

from datetime import date, timedelta

from dateutil.easter import easter


def feast_day(feast: str, year: int) -> date:
    """The day of a movable feast in ``year`` (from 1583): so many days from Easter Sunday or from the fourth Advent.

    >>> feast_day("easter+49", 2024), feast_day("advent4-21", 2024)
    (datetime.date(2024, 5, 19), datetime.date(2024, 12, 1))
    """
    base = "easter" if feast.startswith("easter") else "advent4"
    start = easter(year) if base == "easter" else _fourth_advent(year)
    return start + timedelta(days=int(feast.removeprefix(base)))


def _fourth_advent(year: int) -> date:
    """The last Sunday before 25 December."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday())
