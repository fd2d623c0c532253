"""Pairs of a gold mention and a predicted one, one to one: exact spans first, then by the size of the overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Alignment:
    """Pairs, and what has no partner on either side."""

    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    spurious: tuple[Row, ...]


def align(gold: Sequence[Row], predicted: Sequence[Row]) -> Alignment:
    """Align the mentions of one document and family; rows have ``start`` and ``end``.

    Of two overlaps of the same size, the one with a gold mention that is not optional wins, then the leftmost.
    """
    candidates = sorted(
        (
            (_rank(one, other), index, position)
            for index, one in enumerate(gold)
            for position, other in enumerate(predicted)
            if one["start"] < other["end"] and other["start"] < one["end"]
        ),
    )
    free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
    pairs = []
    for _, index, position in candidates:
        if index in free_gold and position in free_predicted:
            free_gold.discard(index)
            free_predicted.discard(position)
            pairs.append((gold[index], predicted[position]))
    return Alignment(
        tuple(pairs),
        tuple(gold[index] for index in sorted(free_gold)),
        tuple(predicted[position] for position in sorted(free_predicted)),
    )


def same_span(gold: Row, predicted: Row) -> bool:
    """Whether both cover the same characters."""
    return bool(gold["start"] == predicted["start"] and gold["end"] == predicted["end"])


def _rank(gold: Row, predicted: Row) -> tuple[bool, int, bool, int]:
    overlap = min(gold["end"], predicted["end"]) - max(gold["start"], predicted["start"])
    return (not same_span(gold, predicted), -overlap, bool(gold.get("optional")), gold["start"])
