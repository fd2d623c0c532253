"""The stage normalize: what the mentions of each document mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import runner, store
from pipeline.annotate.aliases import load_aliases
from pipeline.normalize.dates import resolve_times
from pipeline.normalize.facts import link_facts
from pipeline.normalize.money import EuroConverter, Period
from pipeline.normalize.names import Canonizer
from pipeline.params import NormalizeParams, Params
from pipeline.types import Annotation, Document, Fact, Figure, Mentions, Place, Reading, Timex
from pipeline.workspace import RUN, Workspace


@dataclass(frozen=True)
class Normalizer:
    """Resolves the mentions of documents, one after the other."""

    params: NormalizeParams
    canonizer: Canonizer

    def normalize(self, document: Document, annotation: Annotation, reading: Reading) -> Mentions:
        """Names with their identity, figures with their euro value, dates with their days."""
        entities = self.canonizer.entities(annotation.names)
        dates = tuple(resolve_times(document.text, reading.times, document.published))
        facts = link_facts(document.text, annotation.sentences, entities, reading.quantities, dates)
        periods = periods_of(facts, dates)
        converter = EuroConverter(document.published, self.params.max_rate_age_days)
        figures = tuple(
            Figure(quantity, converter.convert(quantity, periods.get((quantity.start, quantity.end))))
            for quantity in reading.quantities
        )
        return Mentions(document.doc_id, entities, figures, dates, facts)


def periods_of(facts: Sequence[Fact], dates: Sequence[Timex]) -> dict[Place, Period]:
    """For each figure whose fact has a date with days, those days; of several facts the first one's."""
    days = {
        (one.expression.start, one.expression.end): (one.first_day, one.last_day)
        for one in dates
        if one.first_day is not None and one.last_day is not None
    }
    return {place: days[fact.date] for fact in reversed(facts) if fact.date in days for place in fact.figures}


@dataclass(frozen=True)
class NormalizePartition:
    """Normalizes one partition; returns its number of documents."""

    workspace: Workspace
    params: NormalizeParams
    tables: tuple[str, ...]

    def __call__(self, source: Path) -> int:
        """Read the readings in ``source`` and what belongs to them, write the partition of the same name."""
        normalizer = Normalizer(self.params, Canonizer(load_aliases(self.tables)))
        documents = store.read_records(self.workspace.records("ingest") / "documents" / source.name, Document)
        annotations = store.read_records(self.workspace.records("annotate") / source.name, Annotation)
        readings = store.read_records(source, Reading)
        mentions = [normalizer.normalize(*parts) for parts in zip(documents, annotations, readings, strict=True)]
        store.write_records(self.workspace.records("normalize") / source.name, mentions)
        return len(mentions)


def normalize(workspace: Workspace, params: Params) -> None:
    """Run the stage."""
    job = NormalizePartition(workspace, params.normalize, params.annotate.aliases)
    source, target = workspace.records("extract"), workspace.records("normalize")
    runner.run_partitions("normalize", job, source, target, params.run.workers)


def main(params: Params) -> None:
    """Run the stage on the user's articles."""
    normalize(RUN, params)
