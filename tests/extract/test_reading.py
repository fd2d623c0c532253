"""What a text says as a whole: names, times and quantities apart, values that the dataset can hold."""

from decimal import Decimal

import pytest

from pipeline.extract.reading import read_text
from pipeline.types import Name


def test_a_digit_in_a_name_or_a_time_is_no_quantity() -> None:
    text = "Laut AI Index Report 2025 dauerte es 14 Monate und kostete 3 Euro."
    reading = read_text("a", text, [Name(5, 25, "AI Index Report 2025", "MISC", "gazetteer")])
    assert [time.text for time in reading.times] == ["14 Monate"]
    assert [quantity.text for quantity in reading.quantities] == ["3 Euro"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("Pi ist etwa 3,1415926535897 groß.", "3.141592653590"), ("Es wog 0,00000000000001 Gramm.", "0.000000000000")],
)
def test_more_than_twelve_places_are_rounded(text: str, value: str) -> None:
    (quantity,) = read_text("a", text, ()).quantities
    assert (quantity.value, quantity.exact) == (Decimal(value), False)


def test_a_number_beyond_all_news_is_none() -> None:
    assert not read_text("a", "Es gibt 100.000.000.000.000.000.000.000.000.000 Möglichkeiten.", ()).quantities
