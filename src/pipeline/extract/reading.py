"""Reads one text: time expressions first, then quantities in what is left."""

from collections.abc import Sequence

from pipeline.extract.dates import read_times
from pipeline.extract.quantities import read_quantities
from pipeline.extract.tokens import tokenize
from pipeline.types import Name, Reading


def read_text(doc_id: str, text: str, names: Sequence[Name]) -> Reading:
    """The figures and time expressions of ``text``.

    A digit inside a name is neither (``GPT-4``, ``AI Index Report 2025``), and a number in a time expression is no
    quantity (``14 Monate``).
    """
    tokens = tokenize(text)
    blocked = [(name.start, name.end) for name in names if any(char.isdigit() for char in name.text)]
    times = read_times(text, tokens, blocked)
    taken = sorted([*blocked, *((time.start, time.end) for time in times)])
    return Reading(doc_id, tuple(read_quantities(text, tokens, taken)), tuple(times))
