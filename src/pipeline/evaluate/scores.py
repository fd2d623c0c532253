"""Precision, recall and F1 from counts; a mention that is optional in gold counts neither for nor against."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.align import Alignment, Row, same_span
from pipeline.evaluate.compare import FURTHER, canonical_right, field_right, fully_right, label_right, value_right
from pipeline.evaluate.markup import LABEL_FIELD

MEASURES = ("strict", "relaxed", "value")


@dataclass
class Counts:
    """How many mentions gold and prediction have, and how many are right in which sense."""

    gold: int = 0
    predicted: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    fully_right: int = 0
    further: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def scores(self) -> dict[str, Any]:
        """All figures, rounded to four places."""
        result: dict[str, Any] = {"gold": self.gold, "predicted": self.predicted}
        for measure in MEASURES:
            result[measure] = precision_recall(self.right[measure], self.predicted, self.gold)
        result["fully_right"] = share(self.fully_right, self.gold)
        for name, right in self.further.items():
            result[f"{name}_right"] = share(sum(right), len(right))
        return result


def precision_recall(right: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1; 1 where there was nothing to find and nothing was found."""
    precision, recall = share(right, predicted), share(right, gold)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": round(f1, 4)}


def share(part: int, whole: int) -> float:
    """The part of the whole, rounded to four places; 1 of nothing."""
    return round(part / whole, 4) if whole else 1.0


def count(family: str, alignments: Iterable[Alignment]) -> dict[str, Counts]:
    """Counts over all documents: under ``all`` and under each label.

    A prediction counts under its own label, a gold mention under the label that its prediction agrees with, or its own.
    """
    counts: dict[str, Counts] = defaultdict(Counts)
    label = LABEL_FIELD[family]
    for alignment in alignments:
        for gold, predicted in alignment.pairs:
            if not gold.get("optional"):
                _count_pair(family, counts, gold, predicted)
        for gold in alignment.missed:
            if not gold.get("optional"):
                for key in ("all", gold[label]):
                    counts[key].gold += 1
        for predicted in alignment.spurious:
            if predicted.get("optional"):  # of a second annotator
                continue
            for key in ("all", predicted[label]):
                counts[key].predicted += 1
    return counts


def _count_pair(family: str, counts: dict[str, Counts], gold: Row, predicted: Row) -> None:
    label = LABEL_FIELD[family]
    agreed = label_right(family, gold, predicted)
    right_value = value_right(family, gold, predicted)
    for key in ("all", predicted[label]):
        counts[key].predicted += 1
    for key in ("all", predicted[label] if agreed else gold[label]):
        counts[key].gold += 1
    for key in ("all", predicted[label]):
        counts[key].right["strict"] += agreed and same_span(gold, predicted)
        counts[key].right["relaxed"] += agreed
        counts[key].right["value"] += right_value
        counts[key].fully_right += fully_right(family, gold, predicted)
        if family == "entities" and (canonical := canonical_right(gold, predicted)) is not None:
            counts[key].further["canonical"].append(canonical)
        if right_value:
            for name in FURTHER[family]:
                if gold.get(name) is not None or predicted.get(name) is not None:
                    counts[key].further[name].append(field_right(name, gold, predicted))


def without_vague(alignment: Alignment) -> Alignment:
    """The same alignment with vague time words (``PAST_REF``, ``PXY``, no value) optional; they are scored apart."""
    pairs = tuple(
        (gold | {"optional": gold.get("optional") or _is_vague(gold)}, other) for gold, other in alignment.pairs
    )
    missed = tuple(gold for gold in alignment.missed if not _is_vague(gold))
    return Alignment(pairs, missed, tuple(other for other in alignment.spurious if not _is_vague(other)))


def _is_vague(row: Row) -> bool:
    value = row["value"]
    return value is None or value.endswith("_REF") or "PX" in value or "PTX" in value
