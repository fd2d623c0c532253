"""Text that no newspaper prints: reading it takes time in proportion to its length, and raises nothing."""

from datetime import date

import pytest

from pipeline.extract.dates import read_times
from pipeline.extract.quantities import read_quantities
from pipeline.extract.reading import read_text
from pipeline.extract.tokens import tokenize
from pipeline.normalize.dates import resolve_times
from tests.timing import cpu_seconds

PIECES = [
    *("1", "1 ", "1, ", "1.", "1. ", "1-", "1'", "1/2 ", "1:1 ", "12:", "½", "100 ", "2024 ", "2024-", "23.7."),
    *("ein", "ein ", "zwei ", "zwei-", "hundert ", "Millionen ", "eine Million ", "3 Millionen ", "jeder ", "halb "),
    *("%", "€ ", "€ 5 ", "¥ 5 ", "US-$ ", "1 €, ", "von ", "bis ", "3 bis ", "5 und ", "minus "),
    *("1 kleine ", "14 der "),
    *("heute ", "heute, ", "Mai ", "Mai und ", "am ", "am Montag ", "1. und ", "vor 1 Jahr ", "ein Jahr ", "Ende der "),
    *(".", "…", "–", "- ", "a-", "(", "'", " ", "\n", "\u00a0"),
]
START, ENOUGH, LARGEST = 2_000, 0.004, 32_000
"""Characters to begin with, seconds that the clock can tell apart, characters to stop at."""

PUBLISHED = date(2025, 7, 23)


def read(text: str) -> None:
    """All that is done with a text; the quantities are read with nothing taken by time expressions, which is more work."""
    tokens = tokenize(text)
    read_quantities(text, tokens, ())
    resolve_times(text, read_times(text, tokens, ()), PUBLISHED)


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Four times the text may take ten times as long at most (a square would be sixteen)."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        return cpu_seconds(lambda: read(text))

    size, before = START, seconds(START)
    while before < ENOUGH and size < LARGEST:
        size *= 4
        before = seconds(size)
    assert seconds(4 * size) < 10 * before + 0.02


@pytest.mark.parametrize("piece", PIECES)
def test_no_mixture_of_hostile_pieces_raises(piece: str) -> None:
    for other in PIECES:
        text = (piece + other + other) * 5
        reading = read_text("a", text, ())
        resolve_times(text, reading.times, PUBLISHED)
        resolve_times(text, reading.times, None)


@pytest.mark.parametrize("piece", ["1", "ein", "a-", "1.", "23.7.", "zwei-"])
def test_one_very_long_token_is_nothing(piece: str) -> None:
    reading = read_text("a", piece * 300_000, ())
    assert (reading.quantities, reading.times) == ((), ())
