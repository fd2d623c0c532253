"""The stage report: one HTML page for people, without scripts and without anything from the network."""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from pipeline.dataset.read import read_table
from pipeline.dataset.rows import plain
from pipeline.errors import UsageError
from pipeline.evaluate.markup import FAMILIES
from pipeline.params import Params
from pipeline.workspace import EVALUATION, REPORT, RUN

TABLES = ("sources", "documents", "rejected", "sentences", *FAMILIES, "facts")


def main(params: Params) -> None:
    """Run the stage."""
    tables = {name: read_table(RUN.dataset, name) for name in TABLES}
    metrics = _read_metrics(EVALUATION / "metrics.json")
    page = render(tables, metrics, params.report.title, params.report.rows)
    REPORT.mkdir(parents=True, exist_ok=True)
    (REPORT / "index.html").write_text(page, encoding="utf-8")


def _read_metrics(file: Path) -> dict[str, Any]:
    try:
        metrics: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{file} is not there: run `dvc repro`") from None
    return metrics


def render(tables: dict[str, list[dict[str, Any]]], metrics: dict[str, Any], title: str, rows: int) -> str:
    """The page as HTML; all text from articles is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["figure"] = figure
    template = environment.from_string(files(__package__).joinpath("page.html.jinja").read_text(encoding="utf-8"))
    sentences = {(row["doc_id"], row["sent_id"]): row["text"] for row in tables["sentences"]}
    money = sorted(
        (row for row in tables["quantities"] if row["value_eur"] is not None),
        key=lambda row: (-row["value_eur"], row["mention_id"]),
    )
    names = Counter((row["canonical"], row["label"]) for row in tables["entities"])
    return template.render(
        title=title,
        sizes={name: len(tables[name]) for name in TABLES},
        families=FAMILIES,
        metrics=metrics,
        names=sorted(names.items(), key=lambda item: (-item[1], item[0]))[:rows],
        money=[row | {"sentence": sentences[row["doc_id"], row["sent_id"]]} for row in money[:rows]],
        rejected=tables["rejected"][:rows],
    )


def figure(value: Any) -> str:
    """A number for people: grouped by narrow spaces, with at most two places.

    >>> figure(1234567.5).replace(chr(0x202F), " ")
    '1 234 567.5'
    """
    whole, _, places = str(plain(value)).partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u202f") if whole.lstrip("-").isdigit() else whole
    return f"{grouped}.{places[:2]}" if places else grouped
