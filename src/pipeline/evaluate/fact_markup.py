"""Facts written under a text with inline markup: one line a fact, its mentions named by their words.

``= 18 Milliarden US-Dollar; measure=KI-Investition; subject=China; date=Jahr 2024; source=CB Insights``

First the figure, or several with their relation before them (``= of: 14 & 20``, ``= from_to: 3 Prozent & 4 Prozent``,
``= same: 100 Dollar & 86 Euro``); the n-th figure of the same words is ``14#2``. Then

* ``measure``, ``subject`` (a name or other words of the text), ``object``, ``date`` (a labelled time expression), ``source``;
* ``increase``, ``decrease`` or ``comparison``; ``planned``, ``estimated`` or ``conditional``; ``negated``; ``optional``;
* ``alt measure=umsetzen``: a further right value of a field; ``alt subject=-``: none is right too.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from pipeline.evaluate.markup import Marked, MarkupError, Row
from pipeline.types import Change, FactRelation, Modality

FIELDS = {
    "measure": "measure",
    "subject": "subject",
    "object": "object_text",
    "date": "date",
    "source": "attributed_to",
}
"""The words of the markup and the columns they stand for."""

_FIGURES = re.compile(r"=\s*(?:(?P<relation>[a-z_]+):\s+)?(?P<figures>.+)")
_NUMBERED = re.compile(r"(.+)#([0-9]+)")


def parse_facts(lines: Iterable[str], marked: Marked) -> list[Row]:
    """The facts of ``lines`` about the text ``marked``, as rows of a gold file; empty lines and ``#`` lines are skipped.

    Raises MarkupError where a line cannot be read or names words that are not there.
    """
    rows = [_fact(line.strip(), marked) for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _fact(line: str, marked: Marked) -> Row:
    head, *parts = [part.strip() for part in line.split(";")]
    match = _FIGURES.fullmatch(head)
    if match is None:
        raise MarkupError(f"a fact begins with '= figure', not {line!r}")
    if match["relation"] not in {None, *get_args(FactRelation)}:
        raise MarkupError(f"unknown relation {match['relation']!r} in {line!r}")
    figures = [_mention(words.strip(), marked.quantities, line) for words in match["figures"].split(" & ")]
    row: Row = {
        **figures[0],
        "quantities": [[figure["start"], figure["end"]] for figure in figures],
        "relation": match["relation"],
        **dict.fromkeys(FIELDS.values()),
        "change": None,
        "modality": "stated",
        "negated": False,
        "alt": [],
        "optional": False,
    }
    for part in parts:
        _add(row, part, marked, line)
    return row


def _add(row: Row, part: str, marked: Marked, line: str) -> None:
    """Put one field of a fact into its row."""
    target = row
    if part.startswith("alt "):
        target, part = {}, part.removeprefix("alt ")
        row["alt"].append(target)
    name, equals, value = part.partition("=")
    if equals and name in FIELDS:
        target[FIELDS[name]] = None if value == "-" else _value(name, value, marked, line)
    elif part in get_args(Change):
        target["change"] = part
    elif part in get_args(Modality):
        target["modality"] = part
    elif part in {"negated", "optional"}:
        target[part] = True
    else:
        raise MarkupError(f"not understood: {part!r} in {line!r}")


def _value(name: str, value: str, marked: Marked, line: str) -> Any:
    if name == "measure":
        return value
    if name == "date":
        date = _mention(value, marked.dates, line)
        return [date["start"], date["end"]]
    if value not in marked.text:
        raise MarkupError(f"{value!r} does not stand in the text: {line!r}")
    return value


def _mention(words: str, rows: Sequence[Row], line: str) -> Row:
    """Start, end and text of the labelled mention with these words."""
    numbered = _NUMBERED.fullmatch(words)
    surface, number = (numbered[1], int(numbered[2])) if numbered else (words, 1)
    same = [row for row in rows if row["text"] == surface]
    if not 1 <= number <= len(same):
        raise MarkupError(f"no labelled mention {words!r}: {line!r}")
    return {name: same[number - 1][name] for name in ("start", "end", "text")}
