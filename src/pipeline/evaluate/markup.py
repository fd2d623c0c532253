"""Inline markup for hand labels: text with its mentions written into it.

``Laut [[CB Insights|ORG]] waren es über [[18 Milliarden US-Dollar|money 18e9 USD more_than]].``

One form serves gold texts, one-line test cases and the plain output of ``analyse``. A mention is
``[[surface|HEAD …]]`` and may hold another one. The first word after the bar says what it is:

* ``PER LOC ORG MISC`` (entities): ``canonical=…``, ``alt=ORG,MISC``
* ``money percent quantity cardinal ordinal multiplier fraction`` (quantities): the value
  (``43.4``, ``18e9``, ``2/3``, a range as ``10..20``), then the unit of money, percent and quantity (``-`` for
  none), then a modifier if there is one; ``measures=…``, ``per=…``
* ``DATE TIME DURATION SET`` (time expressions): the TIMEX3 value (``-`` for null), then ``mod`` if there is one;
  ``quant=…``, ``freq=…``, ``first_day=…``, ``last_day=…``, ``relative``; ``alt=PAST_REF`` or ``alt=DATE:PAST_REF``

``optional`` marks a mention that is right found or not found. A value with blanks is quoted (``measures="…"``).
"""

import re
import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.types import check_span

ENTITY_LABELS = frozenset({"PER", "LOC", "ORG", "MISC"})
QUANTITY_KINDS = frozenset({"money", "percent", "quantity", "cardinal", "ordinal", "multiplier", "fraction"})
TIMEX_TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})
UNIT_KINDS = frozenset({"money", "percent", "quantity"})

FAMILIES = ("entities", "quantities", "dates")
LABEL_FIELD = {"entities": "label", "quantities": "kind", "dates": "type"}
"""The column of each family that says what a mention is."""

_TOKEN = re.compile(r"\[\[|\]\]|\|")

Row = dict[str, Any]


class MarkupError(ValueError):
    """A piece of markup that cannot be read; the message quotes it and says what is wrong."""


@dataclass
class Marked:
    """Plain text and the mentions that were written into it, each list in order of start."""

    text: str = ""
    entities: list[Row] = field(default_factory=list)
    quantities: list[Row] = field(default_factory=list)
    dates: list[Row] = field(default_factory=list)


def parse(source: str) -> Marked:
    """Take the markup out of ``source`` and return the text with its mentions.

    >>> parse("Im [[Herbst 2024|DATE 2024-FA]]").dates[0]["value"]
    '2024-FA'

    Raises MarkupError for unbalanced brackets, unknown heads and fields.
    """
    marked = Marked()
    pieces: list[str] = []
    length, position = 0, 0
    starts: list[int] = []
    while match := _TOKEN.search(source, position):
        literal = source[position : match.start()]
        pieces.append(literal)
        length += len(literal)
        position = match.end()
        if match[0] == "[[":
            starts.append(length)
        elif match[0] == "]]" or not starts:
            if match[0] == "]]":
                raise MarkupError(f"']]' without a label: …{source[max(0, match.start() - 40) : match.end()]}")
            pieces.append("|")
            length += 1
        else:
            close = source.find("]]", position)
            while source.startswith("]", close + 2):  # the label itself ends in a bracket: a unit such as [degF]
                close += 1
            if close < 0:
                raise MarkupError(f"no ']]' after: {source[match.start() : match.start() + 40]}…")
            start = starts.pop()
            text = "".join(pieces)[start:]
            family, row = _row(source[position:close])
            getattr(marked, family).append({"start": start, "end": length, "text": text, **row})
            position = close + 2
    if starts:
        raise MarkupError("'[[' that is never closed")
    marked.text = "".join(pieces) + source[position:]
    for family in FAMILIES:
        rows: list[Row] = getattr(marked, family)
        rows.sort(key=lambda row: (row["start"], -row["end"]))
        for row in rows:
            check_span(marked.text, row["start"], row["end"], row["text"])
    return marked


def _row(label: str) -> tuple[str, Row]:
    words = shlex.split(label)
    if not words:
        raise MarkupError(f"empty label: [[…|{label}]]")
    head, plain, named = words[0], [], {}
    for word in words[1:]:
        name, equals, value = word.partition("=")
        if equals:
            named[name] = value
        elif word in {"optional", "relative"}:
            named[word] = "true"
        else:
            plain.append(word)
    for heads, family, build in _BUILDERS:
        if head in heads:
            row = build(head, plain, named)
            row["optional"] = named.pop("optional", "") == "true"
            if plain or named:
                raise MarkupError(f"not understood in [[…|{label}]]: {' '.join([*plain, *named])}")
            return family, row
    raise MarkupError(f"unknown label {head!r} in [[…|{label}]]")


def _entity(head: str, _plain: list[str], named: dict[str, str]) -> Row:
    row: Row = {"label": head, "alt": _split(named.pop("alt", ""))}
    if "canonical" in named:
        row["canonical"] = named.pop("canonical")
    return row


def _quantity(head: str, plain: list[str], named: dict[str, str]) -> Row:
    low, _, high = (plain.pop(0) if plain else "").partition("..")
    unit = (plain.pop(0) if plain else "-") if head in UNIT_KINDS else "-"
    return {
        "kind": head,
        "value": _decimal(low),
        "value_max": _decimal(high) if high else None,
        "unit": None if unit == "-" else unit,
        "per": named.pop("per", None),
        "modifier": plain.pop(0) if plain else None,
        "measures": named.pop("measures", None),
        "alt": [{"value": _decimal(value)} for value in _split(named.pop("alt", ""))],
    }


def _date(head: str, plain: list[str], named: dict[str, str]) -> Row:
    value = plain.pop(0) if plain else "-"
    row: Row = {
        "type": head,
        "value": None if value == "-" else value,
        "mod": plain.pop(0) if plain else None,
        "relative": named.pop("relative", "") == "true",
        "alt": [_date_alternative(alt) for alt in _split(named.pop("alt", ""))],
    }
    for name in ("quant", "freq", "first_day", "last_day"):
        if name in named:
            row[name] = named.pop(name)
    return row


def _date_alternative(word: str) -> Row:
    head, colon, value = word.partition(":")
    return {"type": head, "value": value} if colon and head in TIMEX_TYPES else {"value": word}


def _decimal(word: str) -> str:
    """The value as a plain decimal string; a fraction is rounded half-even to 12 places as in the contract."""
    try:
        if "/" in word:
            fraction = Fraction(word)
            value = Decimal(round(fraction * 10**12)).scaleb(-12)
        else:
            value = Decimal(word)
    except (ArithmeticError, ValueError):
        raise MarkupError(f"{word!r} is no number") from None
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _split(words: str) -> list[str]:
    return [word for word in words.split(",") if word]


_Builder = Callable[[str, list[str], dict[str, str]], Row]
_BUILDERS: tuple[tuple[frozenset[str], str, _Builder], ...] = (
    (ENTITY_LABELS, "entities", _entity),
    (QUANTITY_KINDS, "quantities", _quantity),
    (TIMEX_TYPES, "dates", _date),
)


def render(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Write labels into ``text``: the reverse of :func:`parse` for ``(start, end, label)`` triples that nest or are apart.

    >>> render("Im Herbst 2024", [(3, 14, "DATE 2024-FA")])
    'Im [[Herbst 2024|DATE 2024-FA]]'
    """
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[tuple[int, str]]] = {}
    for start, end, label in spans:
        opens.setdefault(start, []).append(end)
        closes.setdefault(end, []).append((start, label))
    pieces: list[str] = []
    last = 0
    for position in sorted({*opens, *closes}):
        pieces.append(text[last:position])
        last = position
        for _start, label in sorted(closes.get(position, []), reverse=True):
            pieces.append(f"|{label}]]")
        pieces.append("[[" * len(opens.get(position, [])))
    return "".join(pieces) + text[last:]
