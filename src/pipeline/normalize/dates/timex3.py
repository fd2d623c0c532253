"""Which strings are TIMEX3 values."""

import re

_YEAR = r"(?:\d{4}|XX\d\d|XXXX)"
_DAY = rf"{_YEAR}-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|XX-(?:0[1-9]|[12]\d|3[01]|XX))"
_WEEKDAY = rf"{_YEAR}-W(?:0[1-9]|[1-4]\d|5[0-3]|XX)(?:-(?:[1-7]|WE))?"
_CLOCK = r"(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|24:00|XX:XX)(?:Z|[+-]\d\d:\d\d)?"
_FORMS = (
    r"(?:PAST|PRESENT|FUTURE)_REF",
    _YEAR,
    r"(?:\d{1,3}|XX\d)",  # millennium, century, decade
    r"BC(?:\d{4}|\d{1,3})",
    rf"{_YEAR}-(?:SP|SU|FA|WI|H[12]|Q[1-4])",
    rf"(?:{_DAY}|{_WEEKDAY})(?:T(?:{_CLOCK}|MO|MI|AF|EV|NI|DT))?",
    r"P(?=[\dX])(?:(?:[\d.]+|X)(?:ML|CE|DE|WE|Y|Q|M|W|D))*(?:T(?:(?:[\d.]+|X)[HMS])+)?",
    "PXX",  # a length of time in no named unit (``lange``)
    r"PT(?:(?:\d+(?:\.\d+)?|X)[HMS])+",
)
_VALUE = re.compile("|".join(f"(?:{form})" for form in _FORMS))


def is_timex3_value(value: str) -> bool:
    """Whether ``value`` has a form that TIMEX3 knows (and the contract uses); dates are not checked against months.

    >>> is_timex3_value("2024-FA"), is_timex3_value("P1Y2M"), is_timex3_value("2024_07"), is_timex3_value("T20.30")
    (True, True, False, False)

    Source: TimeML Annotation Guidelines 1.2.1, section 2.2, and TIDES 2003 for decades, weekends and parts of the day.
    """
    return _VALUE.fullmatch(value) is not None
