"""The reader of time expressions against one-line cases, and its promises on any text."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.markup import parse
from pipeline.extract.dates import read_times
from pipeline.extract.tokens import tokenize
from pipeline.feast_days import feast_day
from pipeline.normalize.dates import resolve_times
from pipeline.normalize.dates.timex3 import is_timex3_value
from pipeline.types import TimeExpression, Timex

CASES = sorted((Path(__file__).parents[1] / "cases").glob("dates*.txt"))
LINES = [
    line
    for file in CASES
    for line in file.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PUBLISHED = re.compile(r"@(\d{4}-\d\d-\d\d) ")

WORDS = st.sampled_from(
    [
        "am",
        "im",
        "vor",
        "seit",
        "in",
        "23.",
        "Juli",
        "2025",
        "1990er",
        "Jahre",
        "Jahren",
        "Monat",
        "zwei",
        "letzten",
        "Montag",
        "Abend",
        ",",
        ".",
        "-",
        "/",
        ":",
        "13",
        "11",
        "Uhr",
        "Ende",
        "der",
        "des",
        "heute",
        "Q3",
        "KW",
        "14",
        "Ostern",
        "halb",
        "acht",
        "pro",
        "jeden",
        "alle",
        "Woche",
        "später",
        "und",
        "bis",
        "v.",
        "Chr.",
        "20.",
        "Jahrhundert",
        "3.4.",
        "2024-07-23",
        "früh",
        "dreitägige",
        "fünfjährige",
        "Haftstrafe",
        "zweimal",
        "werktags",
        "Nacht",
        "auf",
        "Sonntag",
        "Hälfte",
        "MEZ",
        "’",
        "89",
        "5.",
        "abends",
        "um",
        "Nacht",
        "zum",
        "1.",
        "März",
        "vorigen",
        "Jahrhunderts",
        "fünfziger",
        "Morgen",
        "von",
    ]
)


def read(text: str) -> list[TimeExpression]:
    return read_times(text, tokenize(text), [])


def split_case(line: str) -> tuple[date | None, str]:
    match = PUBLISHED.match(line)
    return (date.fromisoformat(match[1]), line[match.end() :]) if match else (None, line)


def row(timex: Timex, wanted: dict[str, Any]) -> dict[str, Any]:
    """The fields of a timex that the contract's row has, days and quant only where the case names them."""
    found = timex.expression
    full = {
        "text": found.text,
        "start": found.start,
        "type": found.type,
        "value": timex.value,
        "mod": found.mod,
        "relative": timex.relative,
        "quant": found.quant,
        "freq": found.freq,
        "first_day": timex.first_day and timex.first_day.isoformat(),
        "last_day": timex.last_day and timex.last_day.isoformat(),
    }
    optional = ("quant", "freq", "first_day", "last_day")
    return {name: value for name, value in full.items() if name not in optional or name in wanted}


def case_row(mark: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in mark.items() if name not in ("end", "alt", "optional")}


@pytest.mark.parametrize("line", LINES)
def test_case(line: str) -> None:
    published, source = split_case(line)
    marked = parse(source)
    found = resolve_times(marked.text, read(marked.text), published)
    expected = [case_row(mark) for mark in marked.dates]
    padded = [*expected, *[{}] * len(found)]
    assert [row(timex, wanted) for timex, wanted in zip(found, padded, strict=False)] == expected


@pytest.mark.parametrize("line", [line for line in LINES if "[[" in line])
def test_every_value_has_its_form(line: str) -> None:
    published, source = split_case(line)
    text = parse(source).text
    for timex in resolve_times(text, read(text), published):
        check_timex(timex)


def check_timex(timex: Timex) -> None:
    assert timex.value is None or is_timex3_value(timex.value), timex
    if timex.edtf is not None:
        parse_edtf(timex.edtf)
    assert (timex.first_day is None) == (timex.last_day is None)
    if timex.first_day and timex.last_day:
        assert timex.first_day <= timex.last_day


def test_a_third_of_the_cases_are_lookalikes() -> None:
    assert len(LINES) >= 500
    assert len(set(LINES)) == len(LINES)
    assert sum("[[" not in line for line in LINES) * 3 >= len(LINES)


def check_spans(text: str, found: list[TimeExpression]) -> None:
    end = 0
    for expression in found:
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.text
        assert expression.value is not None or expression.anchor is not None
        end = expression.end


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    check_spans(text, read(text))


@given(st.lists(WORDS, max_size=25).map(" ".join), st.none() | st.dates())
def test_any_order_of_time_words_keeps_the_promises(text: str, published: date | None) -> None:
    found = read(text)
    check_spans(text, found)
    for timex in resolve_times(text, found, published):
        check_timex(timex)


@given(st.lists(WORDS, max_size=20).map("".join))
def test_time_words_without_blanks_keep_the_promises(text: str) -> None:
    check_spans(text, read(text))


def test_nothing_is_read_inside_a_blocked_name() -> None:
    text = "Der AI Index Report 2025 erschien im April 2025."
    start = text.index("AI")
    found = read_times(text, tokenize(text), [(start, start + len("AI Index Report 2025"))])
    assert [expression.text for expression in found] == ["April 2025"]


def test_a_name_that_begins_behind_a_date_leaves_the_date_alone() -> None:
    text = "Im Mai 2024 kam GPT-4o heraus."
    start = text.index("GPT")
    assert [found.text for found in read_times(text, tokenize(text), [(start, start + 6)])] == ["Mai 2024"]


def test_a_line_end_parts_a_date_from_what_follows() -> None:
    found = read("Freitag, 25. Juli 2025\n20 Uhr: Konzert")
    assert [expression.text for expression in found] == ["Freitag, 25. Juli 2025", "20 Uhr"]


@pytest.mark.parametrize(("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31")])
def test_easter(year: int, day: str) -> None:
    assert feast_day("easter+0", year) == date.fromisoformat(day)


def test_the_fourth_advent_is_the_sunday_before_christmas() -> None:
    assert feast_day("advent4+0", 2023) == date(2023, 12, 24)
    assert feast_day("advent4-21", 2025) == date(2025, 11, 30)
