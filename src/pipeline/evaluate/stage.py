"""The stage evaluate: the dataset against the hand labels; metrics, an error listing and the data of the plots."""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.dataset.read import read_table
from pipeline.dataset.rows import csv_cell
from pipeline.evaluate.align import Alignment, Row, align
from pipeline.evaluate.errors import error_rows, fact_error_rows
from pipeline.evaluate.facts import Places, as_predicted, fact_scores, with_places
from pipeline.evaluate.gold import Gold, load_gold_folder
from pipeline.evaluate.markup import FAMILIES
from pipeline.evaluate.scores import MEASURES, count, without_vague
from pipeline.params import Params
from pipeline.progress import say
from pipeline.workspace import EVALUATION, REFERENCE, RUN, Workspace

SECOND = "second"
"""The folder below the gold files with the labels of a second annotator."""


def main(params: Params) -> None:
    """Run the stage: the user's articles that have gold labels, and the reference texts."""
    folder = Path(params.evaluate.gold)
    predicted = {
        document.doc_id: document for workspace in (REFERENCE, RUN) for document in load_predictions(workspace)
    }
    gold = load_gold_folder(folder)
    scored = []
    for one in gold:
        if reason := why_skipped(one, predicted.get(one.doc_id)):
            say(f"evaluate: gold of {one.doc_id} skipped, {reason}")
        else:
            scored.append(one)
    aligned = {family: _align(scored, predicted, family) for family in FAMILIES}
    metrics: dict[str, Any] = {"documents": {"scored": len(scored), "skipped": len(gold) - len(scored)}}
    for family in FAMILIES:
        counts = count(family, (alignment for _, alignment in aligned[family]))
        metrics[family] = {
            label: counts[label].scores() for label in sorted(counts, key=lambda label: (label != "all", label))
        }
    precise = count("dates", (without_vague(alignment) for _, alignment in aligned["dates"]))
    metrics["dates"]["precise"] = precise["all"].scores()
    facts = [(one, align(one.facts, predicted[one.doc_id].facts)) for one in scored if one.facts is not None]
    metrics["facts"] = fact_scores(alignment for _, alignment in facts)
    metrics["agreement"] = agreement(gold, load_gold_folder(folder / SECOND))
    EVALUATION.mkdir(parents=True, exist_ok=True)
    (EVALUATION / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    _write_csv(EVALUATION / "scores.csv", ("label", "measure", "precision", "recall", "f1"), _plot_rows(metrics))
    errors = [
        row
        for family in FAMILIES
        for one, alignment in aligned[family]
        for row in error_rows(family, one, alignment, params.evaluate.context)
    ]
    errors += [row for one, alignment in facts for row in fact_error_rows(one, alignment, params.evaluate.context)]
    columns = ("doc_id", "family", "error", "start", "end", "gold", "predicted", "rule", "context")
    _write_csv(EVALUATION / "errors.csv", columns, errors)
    for family in FAMILIES:
        found = metrics[family].get("all", {})
        say(f"evaluate: {family}: " + ", ".join(f"{name} F1 {found[name]['f1']:.3f}" for name in MEASURES if found))
    say("evaluate: facts: " + ", ".join(f"{name} {value:.3f}" for name, value in metrics["facts"]["linked"].items()))


@dataclass(frozen=True)
class Predicted:
    """A document of the dataset and its mentions; offsets are raw ones where the source is plain text or Markdown."""

    doc_id: str
    sha256: str
    encoding: str
    text: str
    mentions: dict[str, list[Row]]
    facts: list[Row]


def load_predictions(workspace: Workspace) -> list[Predicted]:
    """The documents of a dataset with their mentions by family."""
    mentions: dict[str, dict[str, list[Row]]] = defaultdict(lambda: {family: [] for family in FAMILIES})
    for family in FAMILIES:
        for row in read_table(workspace.dataset, family):
            if row["raw_start"] is not None:
                row |= {"start": row["raw_start"], "end": row["raw_end"]}
            mentions[row["doc_id"]][family].append(row)
    places = {doc_id: Places.of(rows) for doc_id, rows in mentions.items()}
    facts: dict[str, list[Row]] = defaultdict(list)
    for row in read_table(workspace.dataset, "facts"):
        facts[row["doc_id"]].append(with_places(row, places[row["doc_id"]]))
    return [
        Predicted(doc_id, row["sha256"], row["encoding"], row["text"], mentions[doc_id], facts[doc_id])
        for row in read_table(workspace.dataset, "documents")
        for doc_id in (row["doc_id"],)
    ]


def why_skipped(gold: Gold, document: Predicted | None) -> str | None:
    """Why a gold text cannot be scored; None where it can: the document has the labelled text, or its source file is it."""
    if document is None:
        return "there is no such document in the run"
    try:
        same_source = hashlib.sha256(gold.text.encode(document.encoding)).hexdigest() == document.sha256
    except (LookupError, UnicodeEncodeError):
        same_source = False
    return None if same_source or gold.text == document.text else "its text is not the one that was labelled"


def agreement(first: Sequence[Gold], second: Sequence[Gold]) -> dict[str, Any]:
    """How far a second annotator agrees with the first, on the documents that both labelled."""
    by_id = {one.doc_id: one for one in first}
    both = [(by_id[other.doc_id], other) for other in second if other.doc_id in by_id]
    result: dict[str, Any] = {"documents": len(both)}
    for family in FAMILIES:
        pairs = [(one.mentions[family], other.mentions[family]) for one, other in both if family in other.mentions]
        counts = count(family, [align(one, other) for one, other in pairs])
        scores = counts["all"].scores()
        result[family] = {name: scores[name]["f1"] for name in MEASURES} | {"fully_right": scores["fully_right"]}
    facts = [align(one.facts, as_predicted(other.facts)) for one, other in both if one.facts and other.facts]
    result["facts"] = {"documents": len(facts), "linked": fact_scores(facts)["linked"]["f1"]}
    return result


def _align(gold: Sequence[Gold], predicted: dict[str, Predicted], family: str) -> list[tuple[Gold, Alignment]]:
    return [
        (one, align(one.mentions[family], predicted[one.doc_id].mentions[family]))
        for one in gold
        if family in one.mentions
    ]


def _plot_rows(metrics: dict[str, Any]) -> list[Row]:
    return [
        {"label": f"{family} {label}", "measure": measure} | scores[measure]
        for family in FAMILIES
        for label, scores in metrics[family].items()
        for measure in MEASURES
    ]


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({name: csv_cell(value) for name, value in row.items()} for row in rows)
