"""Reads one text: time expressions first, then quantities in what is left."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.dates import read_times
from pipeline.extract.quantities import read_quantities
from pipeline.extract.tokens import tokenize
from pipeline.types import Name, Quantity, Reading

LIMIT = Decimal(10) ** 24
PLACES = 12
"""What a decimal column of the dataset holds."""


def read_text(doc_id: str, text: str, names: Sequence[Name]) -> Reading:
    """The figures and time expressions of ``text``.

    A digit inside a name is neither (``GPT-4``, ``AI Index Report 2025``), and a number in a time expression is no
    quantity (``14 Monate``).
    """
    tokens = tokenize(text)
    blocked = [(name.start, name.end) for name in names if any(char.isdigit() for char in name.text)]
    times = read_times(text, tokens, blocked)
    taken = sorted([*blocked, *((time.start, time.end) for time in times)])
    quantities = (_storable(quantity) for quantity in read_quantities(text, tokens, taken))
    return Reading(doc_id, tuple(quantity for quantity in quantities if quantity is not None), tuple(times))


def _storable(quantity: Quantity) -> Quantity | None:
    """The quantity with at most 12 places, rounded half-even; None beyond 10^24, which no news text means."""
    values = [value for value in (quantity.value, quantity.value_max) if value is not None]
    if any(abs(value) >= LIMIT for value in values):
        return None
    rounded = [value if _places(value) <= PLACES else round(value, PLACES) for value in values]
    if rounded == values:
        return quantity
    return replace(quantity, value=rounded[0], value_max=rounded[1] if len(rounded) > 1 else None, exact=False)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
