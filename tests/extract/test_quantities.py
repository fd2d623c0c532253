"""The reader of figures against one-line cases, and its promises on any text."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evaluate.markup import parse
from pipeline.extract.quantities import read_quantities
from pipeline.extract.tokens import tokenize
from pipeline.types import Quantity

FILES = sorted((Path(__file__).parents[1] / "cases").glob("quantities*.txt"))
LINES = [
    line
    for file in FILES
    for line in file.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def row(found: Quantity) -> dict[str, Any]:
    return {
        "text": found.text,
        "kind": found.kind,
        "value": number(found.value),
        "value_max": None if found.value_max is None else number(found.value_max),
        "unit": found.unit,
        "per": found.per,
        "modifier": found.modifier,
        "measures": found.measures,
        "start": found.start,
    }


def number(value: Any) -> str:
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def read(text: str, blocked: tuple[tuple[int, int], ...] = ()) -> list[Quantity]:
    return read_quantities(text, tokenize(text), blocked)


ROW = ("text", "kind", "value", "value_max", "unit", "per", "modifier", "measures", "start")


@pytest.mark.parametrize("line", LINES)
def test_case(line: str) -> None:
    marked = parse(line)
    blocked = tuple((date["start"], date["end"]) for date in marked.dates)
    expected = [{key: found[key] for key in ROW} for found in marked.quantities]
    assert [row(found) for found in read(marked.text, blocked)] == expected


def test_a_third_of_the_cases_are_lookalikes() -> None:
    assert len(LINES) >= 250
    assert len(set(LINES)) == len(LINES)
    assert sum("[[" not in line for line in LINES) * 3 >= len(LINES)


def test_blocked_numbers_are_left_alone() -> None:
    text = "Zwischen vier und 14 Monaten, 30 Firmen und GPT 5"
    start = text.index("GPT")
    assert [found.text for found in read(text, ((9, 28), (start, len(text))))] == ["30"]


def test_front_matter_is_skipped() -> None:
    text = "---\nwords: 1200 Zeichen\n---\nEs kamen 20 Gäste."
    assert [found.text for found in read(text)] == ["20"]


def test_a_rounded_fraction_says_so() -> None:
    third, half = read("ein Drittel der Fläche, die Hälfte der Zeit")
    assert (str(third.value), third.exact) == ("0.333333333333", False)
    assert (str(half.value), half.exact) == ("0.5", True)


PIECES = st.sampled_from(
    [
        "ein",
        "eine",
        "halbe",
        "zwei",
        "bis",
        "und",
        "zwischen",
        "von",
        "auf",
        "zu",
        "10",
        "3,5",
        "1.000",
        "000",
        "2024",
        "%",
        "Prozent",
        "Euro",
        "€",
        "$",
        "US",
        "Mio",
        ".",
        ",",
        "-",
        "–",
        "/",
        ":",
        "Grad",
        "pro",
        "Stunde",
        "Millionen",
        "Dutzend",
        "Drittel",
        "jeder",
        "dritte",
        "Hälfte",
        "doppelt",
        "dreimal",
        "×",
        "Häuser",
        "alte",
        "(",
        ")",
        "[",
        "]",
        "rund",
        "mehr",
        "als",
        "oder",
        "an",
        "minus",
        "Komma",
        "½",
        "Uhr",
        "\n",
    ]
)


@settings(deadline=None)  # the first noun loads simplemma's dictionary
@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_pieces_keep_their_promises(pieces: list[str], glue: str) -> None:
    keeps_promises(glue.join(pieces))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_keeps_its_promises(text: str) -> None:
    keeps_promises(text)


def keeps_promises(text: str) -> None:
    end = 0
    for found in read(text):
        assert text[found.start : found.end] == found.text
        assert found.text
        assert found.start >= end
        assert found.rule
        assert found.value_max is None or found.value <= found.value_max
        end = found.end


@settings(deadline=None)
@given(
    st.decimals(0, 10**9, places=2, allow_nan=False),
    st.sampled_from([".", "\u202f", "’"]),
    st.sampled_from(["Euro", "€", "EUR"]),
)
def test_amounts_read_back(value: Decimal, separator: str, unit: str) -> None:
    whole, _, cents = f"{value:,.2f}".partition(".")
    (found,) = read(f"Sie zahlte {whole.replace(',', separator)},{cents} {unit} an den Verein.")
    assert (found.kind, found.value, found.unit) == ("money", value, "EUR")
