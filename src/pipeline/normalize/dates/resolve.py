"""Places the time expressions of one document in the calendar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.normalize.dates.calendar import UNKNOWN, Days, add, days_covered, period_of
from pipeline.normalize.dates.context import is_announced, is_nowadays, sentence_around, tense_around
from pipeline.normalize.dates.fill import fill, fill_shifted
from pipeline.normalize.dates.level2 import to_edtf
from pipeline.types import TimeAnchor, TimeExpression, Timex

_LONGEST = {"D": 1, "W": 7, "M": 31, "Q": 92, "H": 184, "Y": 366, "DE": 3660, "CE": 36600}
"""How many days a date may cover at most to count such units from it."""

_FAR = 2000
"""So many characters back a date is still the one that ``am Tag darauf`` counts from."""

_NEAR = 250
"""So many characters after a full date, a month or day without a year belongs to it."""

_RANGE = re.compile(r"\s*(?:und|bis|oder|[/–—-])(?: (?:zum|den|dem|Anfang|Ende|Mitte|zu))?\s*")

_BARE_TIME = "XXXX-XX-XXT"
_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_NEXT_DAYS = re.compile(r"XXXX-(?:WXX|XX)-")


@dataclass(slots=True)
class _Document:
    """A text and what has been resolved in it so far."""

    text: str
    published: date | None
    year_of_text: date | None
    done: list[Timex] = field(default_factory=list)


def resolve_times(text: str, expressions: Sequence[TimeExpression], published: date | None) -> list[Timex]:
    """The expressions with their TIMEX3 value, the days they cover and their EDTF form.

    >>> resolve_times("Im Januar wurde gewählt.", read_times(...), date(2025, 7, 23))[0].value  # doctest: +SKIP
    '2025-01'

    Relative ones are resolved against ``published`` or the last date named; without one they stay as the text has them
    (``XXXX-01``, or no value for ``letztes Jahr``). A clock time takes the last day named in its sentence or line.
    """
    document = _Document(text, published, _first_year(expressions))
    for expression in expressions:
        document.done.append(_resolve(document, expression))
        _align(document)
    done = document.done
    return [_with_day(document, at) if _is_bare_time(timex.expression) else timex for at, timex in enumerate(done)]


def _first_year(expressions: Sequence[TimeExpression]) -> date | None:
    """The first date in the text with a year of its own: the reference of two-digit years where nothing else is known."""
    for expression in expressions:
        if expression.type in ("DATE", "TIME") and expression.value and (first := days_covered(expression.value)[0]):
            return first
    return None


def _resolve(document: _Document, expression: TimeExpression) -> Timex:
    anchor = expression.anchor
    if anchor is None or _is_bare_time(expression):
        return _timex(expression, expression.value or (anchor.template if anchor else None), relative=False)
    if expression.type == "DURATION":
        days = _period(document, expression, anchor)
        return Timex(expression, expression.value, *days, relative=days != UNKNOWN, edtf=None)
    if _is_today_word(expression) and _is_nowadays(document, expression):
        return _timex(expression, "PRESENT_REF", relative=False)
    try:
        value = _value(document, expression, anchor)
    except ValueError:
        value = None
    return _timex(expression, value or anchor.template, relative=value is not None)


def _is_today_word(expression: TimeExpression) -> bool:
    return expression.text.lower() == "heute"


def _is_nowadays(document: _Document, expression: TimeExpression) -> bool:
    return document.published is None or is_nowadays(document.text, expression.start, expression.end)


def _align(document: _Document) -> None:
    """Put the first part of a range in the year of the second (``vom 5. bis 22. November``)."""
    if len(document.done) < 2:
        return
    left, right = document.done[-2:]
    gap = document.text[left.expression.end : right.expression.start]
    anchors = left.expression.anchor, right.expression.anchor
    if all(anchor and _WEEKDAY.fullmatch(anchor.template or "") for anchor in anchors) and "bis" in gap:
        _align_weekdays(document, left, right)
        return
    if not all(anchor and anchor.unit is None and _needs_year(anchor) for anchor in anchors) or not _RANGE.fullmatch(
        gap
    ):
        return
    if left.value is None or right.value is None or not (left.relative and right.relative):
        return
    year = int(right.value[:4]) - (left.value[5:] > right.value[5:])
    document.done[-2] = _timex(left.expression, f"{year:04d}{left.value[4:]}", relative=True)


def _align_weekdays(document: _Document, left: Timex, right: Timex) -> None:
    """``von Montag bis Freitag``: the first day is in the week before the second one."""
    if left.first_day and right.first_day and left.expression.anchor and left.expression.anchor.unit is None:
        gap = (right.first_day - left.first_day).days % 7
        document.done[-2] = _timex(left.expression, (right.first_day - timedelta(days=gap)).isoformat(), relative=True)


def _is_bare_time(expression: TimeExpression) -> bool:
    anchor = expression.anchor
    return anchor is not None and anchor.unit is None and (anchor.template or "").startswith(_BARE_TIME)


def _timex(expression: TimeExpression, value: str | None, relative: bool) -> Timex:
    days = days_covered(value) if value and expression.type in ("DATE", "TIME") else UNKNOWN
    edtf = to_edtf(value, expression.mod, *days) if value and expression.type in ("DATE", "TIME") else None
    return Timex(expression, value, *days, relative=relative, edtf=edtf)


def _period(document: _Document, expression: TimeExpression, anchor: TimeAnchor) -> Days:
    """The year, month, week or stretch of days that a duration points to."""
    published, unit, shift = document.published, anchor.unit, anchor.shift
    if published is None or unit is None or shift is None:
        return UNKNOWN
    looks_back = tense_around(document.text, expression.start, expression.end) == "past"
    if anchor.period == "at" and shift > 0 and looks_back:
        return UNKNOWN
    try:
        day = add(published, unit, shift)
    except ValueError:
        return UNKNOWN
    if anchor.period == "at":
        return days_covered(period_of(day, unit))
    return (day, published) if anchor.period == "since" else (published, day)


def _value(document: _Document, expression: TimeExpression, anchor: TimeAnchor) -> str | None:
    reference = _reference(document, expression, anchor)
    undated = anchor.unit is None and anchor.direction == "nearest" and _needs_year(anchor)
    if undated and (value := _in_year_of_text(document, expression, anchor)):
        return value
    if reference is None:
        return None
    if anchor.unit is not None:
        day = add(reference, anchor.unit, anchor.shift or 0)
        return fill_shifted(anchor, day) if anchor.template or anchor.feast else period_of(day, anchor.unit)
    if anchor.direction != "nearest":
        return fill(anchor, reference, anchor.direction, strict=True)
    tense = tense_around(document.text, expression.start, expression.end)
    if tense is None and _NEXT_DAYS.match(anchor.template or ""):
        tense = "future" if is_announced(document.text, expression.start, expression.end) else None
    night = tense == "past" and (anchor.template or "").endswith("TNI")
    return fill(anchor, reference, tense, strict=night)


def _needs_year(anchor: TimeAnchor) -> bool:
    """Whether a month or day lacks its year."""
    template = anchor.template or ""
    return template.startswith("XXXX-") and template[5:7].isdecimal()


def _reference(document: _Document, expression: TimeExpression, anchor: TimeAnchor) -> date | None:
    if anchor.against == "published":
        template = anchor.template or "XXXX"
        lacks_century = template.startswith("XX") and not template.startswith("XXXX")
        return document.published or (document.year_of_text if lacks_century else None)
    longest = _LONGEST.get(anchor.unit or "D", 0)
    for timex in reversed(document.done):
        if timex.expression.end < expression.start - _FAR:
            return None
        first, last = timex.first_day, timex.last_day
        if timex.expression.type in ("DATE", "TIME") and first and last and (last - first).days < longest:
            return first
    return None


def _in_year_of_text(document: _Document, expression: TimeExpression, anchor: TimeAnchor) -> str | None:
    """A month or day after a full date of an earlier year, in the year that follows from it (``Mai 1992 … am 5. Juli``)."""
    near = _near_date(document, expression)
    if near and document.published and tense_around(document.text, expression.start, expression.end) != "past":
        return None
    value = fill(anchor, near, "future", strict=False) if near else None
    first = days_covered(value)[0] if value else None
    late = first is None or (document.published is not None and first > document.published)
    return None if late else value


def _near_date(document: _Document, expression: TimeExpression) -> date | None:
    """The month or day of an earlier year just before: in the same sentence, or in the lines around and the same month."""
    low, _ = sentence_around(document.text, expression.start, expression.end)
    paragraph = max(expression.start - _NEAR, document.text.rfind("\n", 0, expression.start))
    for timex in reversed(document.done[-3:]):
        first, last = timex.first_day, timex.last_day
        if timex.expression.start < paragraph:
            return None
        if first is None or last is None or timex.relative or timex.expression.type not in ("DATE", "TIME"):
            continue
        old = document.published is None or first.year < document.published.year
        close = timex.expression.start >= low or document.published is None or _same_month(expression, first)
        return first if old and close and (last - first).days < _LONGEST["M"] else None
    return None


def _same_month(expression: TimeExpression, day: date) -> bool:
    anchor = expression.anchor
    return anchor is not None and (anchor.template or "").startswith(f"XXXX-{day.month:02d}-")


def _with_day(document: _Document, place: int) -> Timex:
    """A clock time or part of the day on the day the text is at: named in the sentence or the line above, else published."""
    timex = document.done[place]
    day = _day_of_sentence(document, place) or (document.published.isoformat() if document.published else None)
    if day is None or timex.value is None:
        return timex
    return _timex(timex.expression, day + timex.value[len(_BARE_TIME) - 1 :], relative=True)


def _day_of_sentence(document: _Document, place: int) -> str | None:
    """The last day named before in the sentence, or in the lines above a line that begins with a time; else the next one."""
    expression = document.done[place].expression
    start = expression.start
    low, high = sentence_around(document.text, start, expression.end)
    listing = low - _NEAR if _begins_line(document.text, start) else low
    for at in range(place - 1, -1, -1):
        other = document.done[at]
        if other.expression.start < listing:
            break
        if day := _named_day(other):
            return day
    for at in range(place + 1, len(document.done)):
        other = document.done[at]
        if other.expression.start >= high:
            break
        if day := _named_day(other):
            return day
    return None


def _begins_line(text: str, start: int) -> bool:
    line = text[max(0, start - 20) : start]
    return not line[line.rfind("\n") + 1 :].strip(" \t-–•*·")


def _named_day(timex: Timex) -> str | None:
    value = (timex.value or "").partition("T")[0]
    if (
        timex.expression.type not in ("DATE", "TIME")
        or _is_bare_time(timex.expression)
        or ("W" in value and not value.startswith("XXXX-WXX-"))
    ):
        return None
    is_day = len(value) == 10 and value[5:].replace("-", "").isdecimal()
    return value if is_day or (value.startswith("XXXX-WXX-") and value[-1].isdecimal()) else None
