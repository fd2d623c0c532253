"""Time expressions placed in the calendar of their document."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates import read_times
from pipeline.extract.tokens import tokenize
from pipeline.normalize.dates import resolve_times
from pipeline.normalize.dates.calendar import add, days_covered, period_of
from pipeline.normalize.dates.context import tense_around
from pipeline.normalize.dates.level2 import to_edtf
from pipeline.normalize.dates.timex3 import is_timex3_value
from pipeline.types import Timex

WEDNESDAY = date(2025, 7, 23)
DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 12, 31))


def resolve(text: str, published: date | None = WEDNESDAY) -> list[Timex]:
    return resolve_times(text, read_times(text, tokenize(text), []), published)


def values(text: str, published: date | None = WEDNESDAY) -> list[str | None]:
    return [timex.value for timex in resolve(text, published)]


def days(value: str) -> tuple[str, str] | None:
    first, last = days_covered(value)
    return (first.isoformat(), last.isoformat()) if first and last else None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-FA", "2024-09-01", "2024-11-30"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2025-W30-WE", "2025-07-26", "2025-07-27"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2", "2000-01-01", "2999-12-31"),
        ("2025-07-23T13:11", "2025-07-23", "2025-07-23"),
        ("2025-07-23TEV", "2025-07-23", "2025-07-23"),
    ],
)
def test_days_covered(value: str, first: str, last: str) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["XXXX-01", "2023-02-29", "2024-WI", "PAST_REF", "P2Y", "2025-W53", "BC0044", "0000", ""]
)
def test_days_unknown(value: str) -> None:
    assert days(value) is None


@pytest.mark.parametrize(
    ("value", "mod", "edtf"),
    [
        ("2024-FA", None, "2024-23"),
        ("2024-Q3", None, "2024-35"),
        ("2024-H1", None, "2024-40"),
        ("202", None, "202X"),
        ("19", None, "19XX"),
        ("XXXX-12-24", None, "XXXX-12-24"),
        ("2025-07-23T13:11", None, "2025-07-23T13:11:00"),
        ("2025-07-23TEV", None, "2025-07-23"),
        ("2025-07-23T03:06Z", None, "2025-07-23T03:06:00Z"),
        ("2025-07-23T20:15+01:00", None, "2025-07-23T20:15:00+01:00"),
        ("XXXX-XX-05", None, "XXXX-XX-05"),
        ("1850", "APPROX", "1850~"),
        ("BC0044", None, "-0043"),
        ("2025-W30", None, "2025-07-21/2025-07-27"),
        ("P2Y", None, None),
        ("PRESENT_REF", None, None),
        ("XXXX-WXX-1", None, None),
    ],
)
def test_edtf(value: str, mod: str | None, edtf: str | None) -> None:
    assert to_edtf(value, mod, *days_covered(value)) == edtf
    if edtf:
        parse_edtf(edtf)


@pytest.mark.parametrize(
    "value",
    [
        "2024-FA",
        "202",
        "P1Y2M",
        "PT1.5H",
        "P2DE",
        "XXXX-WXX-1TEV",
        "2025-W30-WE",
        "BC04",
        "2025-07-23T03:06Z",
        "XXXX-XX-05",
    ],
)
def test_timex3_values(value: str) -> None:
    assert is_timex3_value(value)


@pytest.mark.parametrize("value", ["2024_07", "T20.30", "2024-13", "PRESNT_REF", "P", "2024 ", "", "PT", "2024-07-32"])
def test_no_timex3_values(value: str) -> None:
    assert not is_timex3_value(value)


@given(DAYS, st.sampled_from(["Y", "H", "Q", "M", "W", "D", "DE", "CE"]))
def test_a_period_holds_its_day(day: date, unit: str) -> None:
    value = period_of(day, unit)
    first, last = days_covered(value)
    assert is_timex3_value(value)
    assert first is not None
    assert last is not None
    assert first <= day <= last


@given(DAYS, st.integers(-500, 500))
def test_months_forth_and_back_stay_in_the_month(day: date, count: int) -> None:
    back = add(add(day, "M", count), "M", -count)
    assert (back.year, back.month) == (day.year, day.month)


def test_adding_leaves_the_calendar_with_an_error() -> None:
    with pytest.raises(ValueError, match="year"):
        add(date(9999, 1, 1), "Y", 1)
    with pytest.raises(ValueError, match="range"):
        add(date(1, 1, 1), "D", -1)


@given(DAYS)
def test_a_bare_weekday_is_within_a_week(published: date) -> None:
    past, future = resolve("Am Montag wurde gewählt. Am Freitag wird gezählt.", published)
    assert past.first_day is not None
    assert future.first_day is not None
    assert timedelta(0) <= published - past.first_day < timedelta(7)
    assert timedelta(0) <= future.first_day - published < timedelta(7)
    assert (past.first_day.isoweekday(), future.first_day.isoweekday()) == (1, 5)


@given(DAYS)
def test_the_tense_picks_the_year_of_a_month(published: date) -> None:
    past, future = resolve("Im März wurde gewählt. Im Oktober wird gezählt.", published)
    assert past.first_day is not None
    assert future.last_day is not None
    assert past.first_day <= published <= future.last_day


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Im Mai wurde gewählt.", "past"),
        ("Im Mai kündigte die Bahn das an.", "past"),
        ("Im Mai hat der Rat zugestimmt.", "past"),
        ("Im Mai soll gewählt werden.", "future"),
        ("Im Mai, sagte er, wird gewählt.", "future"),
        ("Im Mai blühen Maiglöckchen.", None),
        ("Im Mai unterbrach das Gericht die Verhandlung.", "past"),
        ("Im Mai ist das Bad geschlossen worden.", "past"),
        ("Im Mai ist das Bad geschlossen.", None),
        ("Im Mai wird das Tal erschlossen.", "future"),
    ],
)
def test_tense(text: str, tense: str | None) -> None:
    assert tense_around(text, 3, 6) == tense


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kommenden Mittwoch tagt der Rat.", ["2025-07-30"]),
        ("Vergangenen Mittwoch tagte der Rat.", ["2025-07-16"]),
        ("Am Mittwoch tagte der Rat.", ["2025-07-23"]),
        ("Am Montag liest die Autorin.", ["2025-07-28"]),
        ("Montag, 20 Uhr: Lesung", ["2025-07-28T20:00"]),
        ("Lindau, Montag", ["2025-07-21"]),
        ("Er kam auf Platz 5. Am Montag reist er ab.", ["2025-07-28"]),
        ("Das war 2016. Heute macht kein Ort so viel von sich reden.", ["2016", "PRESENT_REF"]),
        ("Am 5. ist Schluss. Am 5. war Schluss.", ["2025-08-05", "2025-07-05"]),
        ("In den fünfziger Jahren des vorigen Jahrhunderts wurde gebaut.", ["195"]),
        ("Juni bis August regnete es.", ["2024-06", "2024-08"]),
        ("Zur Wahl im Dezember vergangenen Jahres kam es nicht.", ["2024-12"]),
        ("An Weihnachten war es mild.", ["2024-12-25"]),
        ("Das Fest wird an Weihnachten gefeiert.", ["2025-12-25"]),
        ("Die Messe vom 23.3.87 und die vom 1.6.30 sind verzeichnet.", ["1987-03-23", "2030-06-01"]),
        ("Im Sommer 1990 reiste er ab, am Tag darauf auch sie.", ["1990-SU", None]),
        ("Zwanzigerjahre gab es mehr als einmal.", ["XX2"]),
    ],
)
def test_against_the_day_of_publication(text: str, found: list[str | None]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gestern fiel der Kurs.", [None]),
        ("Vorigen Herbst fiel der Kurs.", ["XXXX-FA"]),
        ("Zu Ostern ruht der Verkehr.", [None]),
        ("Am 24. Dezember um 18 Uhr läuten die Glocken.", ["XXXX-12-24T18:00"]),
        ("Am Montag ist um 9 Uhr Sitzung.", ["XXXX-WXX-1", "XXXX-WXX-1T09:00"]),
        ("Die Rede vom 3.10.90 liegt vor.", ["XX90-10-03"]),
        ("Im Jahr 1992 hieß es zur Rede vom 3.10.90 wenig.", ["1992", "1990-10-03"]),
        ("Die Zwanzigerjahre begannen mild.", ["XX2"]),
    ],
)
def test_without_a_day_of_publication(text: str, found: list[str | None]) -> None:
    assert values(text, None) == found


def test_a_clock_time_takes_the_day_of_the_line_above() -> None:
    text = "Freitag, 25. Juli\n20 Uhr: Konzert im Dom\n22 Uhr: Nachtführung"
    assert values(text) == ["2025-07-25", "2025-07-25T20:00", "2025-07-25T22:00"]


def test_a_clock_time_takes_the_next_day_of_its_sentence_else_publication() -> None:
    assert values("Um 8 Uhr am Donnerstag soll es losgehen.") == ["2025-07-24T08:00", "2025-07-24"]
    assert values("Am Montag fiel Regen. Der Zug kam um 8 Uhr.") == ["2025-07-21", "2025-07-23T08:00"]


def test_a_range_of_days_lies_in_one_year() -> None:
    assert values("Die Schau ist vom 20. Dezember bis 6. Januar zu sehen.") == ["2025-12-20", "2026-01-06"]


def test_a_duration_in_a_looking_back_sentence_points_nowhere() -> None:
    (back,) = resolve("In drei Jahren wurde das Haus gebaut.")
    (ahead,) = resolve("In drei Jahren soll das Haus stehen.")
    assert (back.first_day, back.relative) == (None, False)
    assert (ahead.first_day, ahead.last_day, ahead.relative) == (date(2028, 1, 1), date(2028, 12, 31), True)


def test_the_calendar_ends_without_an_error() -> None:
    assert values("Vor 3000 Jahren war hier Meer; nächstes Jahr auch.", date(9999, 12, 31)) == ["P3000Y", None]
    assert values("Gestern und im vergangenen Jahrhundert.", date(1, 1, 1)) == [None, None]


@given(st.text(alphabet="am Montag23.MiJul 5vorzweijhnUhrQ/–", max_size=80), st.none() | st.dates())
def test_nothing_raises(text: str, published: date | None) -> None:
    for timex in resolve(text, published):
        assert timex.value is None or is_timex3_value(timex.value)


ROOT = Path(__file__).parents[2]
SUITE = ("tests/extract/test_dates.py", "tests/normalize/test_dates.py")
FAKE_CLOCK = """
import datetime, time

START, began, local, utc = {start}, time.monotonic(), time.localtime, time.gmtime
real = {{"Day": datetime.date, "Moment": datetime.datetime}}


class Same(type):
    def __instancecheck__(cls, value):
        return isinstance(value, real[cls.__name__])


class Day(datetime.date, metaclass=Same):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class Moment(datetime.datetime, metaclass=Same):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    today = now

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)


time.time = lambda: START + time.monotonic() - began
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: utc(time.time() if seconds is None else seconds)
datetime.date, datetime.datetime = Day, Moment
"""
"""A ``sitecustomize`` module: Python runs it before all else, so every clock that Python code can ask shows another day."""


@pytest.mark.parametrize("today", [date(1998, 3, 1), date(2071, 12, 31)])
def test_the_system_clock_changes_nothing(today: date, tmp_path: Path) -> None:
    """The whole suite of the dates again, in a process whose clock shows another day."""
    seconds = (today - date(1970, 1, 1)).days * 86_400 + 43_200
    (tmp_path / "sitecustomize.py").write_text(FAKE_CLOCK.format(start=seconds), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    question = "import datetime as d, time; print(d.date.today(), d.datetime.now().date(), time.strftime('%Y-%m-%d'))"
    answer = subprocess.run(
        [sys.executable, "-c", question], env=environment, capture_output=True, text=True, check=True
    )
    assert set(answer.stdout.split()[:2]) == {today.isoformat()}
    options = ("-p", "no:cacheprovider", "-k", "not linear_time and not system_clock")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *SUITE, *options],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2000:]
