"""A TIMEX3 value as EDTF (ISO 8601-2, levels 1 and 2), where it can be said there."""

import re
from datetime import date

_CODES = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24",
    "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41",
}  # fmt: skip
_DATE = re.compile(r"(?:\d{4}|XX\d\d|XXXX)(?:-(?:\d\d|XX)){0,2}")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_DAY_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}")
_BC = re.compile(r"BC(\d{4})")


def to_edtf(value: str, mod: str | None, first_day: date | None, last_day: date | None) -> str | None:
    """The EDTF form of a TIMEX3 date or time, or None (durations, sets, vague references).

    >>> to_edtf("202", None, None, None), to_edtf("2024-FA", None, None, None), to_edtf("P2Y", None, None, None)
    ('202X', '2024-23', None)

    APPROX becomes ``~``; the other mods have no EDTF form and are left out. A week
    is an interval of days. Source: Library of Congress, EDTF specification (2019).
    """
    plain = _plain(value)
    if plain is not None:
        return plain + "~" if mod == "APPROX" and _DATE.fullmatch(plain) else plain
    if value[:1] != "P" and first_day is not None and last_day is not None:
        return f"{first_day.isoformat()}/{last_day.isoformat()}"
    return None


def _plain(value: str) -> str | None:
    if _DATE.fullmatch(value) and value != "XXXX":
        return value
    if match := _PART.fullmatch(value):
        return f"{match[1]}-{_CODES[match[2]]}"
    if match := _CLOCK.fullmatch(value):
        return None if "T24" in value else f"{match[1]}{match[2] or ':00'}{match[3] or ''}"
    if match := _DAY_TIME.fullmatch(value):
        return match[1]
    if match := _BC.fullmatch(value):
        return f"-{int(match[1]) - 1:04d}" if int(match[1]) > 1 else "0000"
    return value.ljust(4, "X") if value.isdecimal() and len(value) < 4 else None
