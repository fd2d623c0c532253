"""The stage normalize: what the mentions of each document mean."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pipeline import runner, store
from pipeline.annotate.aliases import load_aliases
from pipeline.normalize.dates import resolve_times
from pipeline.normalize.facts import link_facts
from pipeline.normalize.money import EuroConverter, Period
from pipeline.normalize.names import Canonizer
from pipeline.normalize.names.spelling import Vote, count, usual
from pipeline.params import NormalizeParams, Params
from pipeline.types import Annotation, Document, Fact, Figure, Mentions, Place, Reading, Timex
from pipeline.workspace import RUN, Workspace

_SINCE = "seit "


@dataclass(frozen=True)
class Normalizer:
    """Resolves the mentions of documents, one after the other."""

    params: NormalizeParams
    canonizer: Canonizer

    def normalize(
        self,
        document: Document,
        annotation: Annotation,
        reading: Reading,
        spellings: Mapping[str, str] | None = None,
    ) -> Mentions:
        """Names with their identity, figures with their euro value, dates with their days, and what the figures measure.

        ``spellings``: the usual spelling of names over all documents, by entity_id; by default over this document.
        """
        entities = self.canonizer.entities(annotation.names, document.text, spellings)
        dates = tuple(resolve_times(document.text, reading.times, document.published))
        facts = link_facts(
            document.text, annotation.sentences, entities, reading.quantities, dates, annotation.subjects
        )
        periods = periods_of(facts, dates, document)
        converter = EuroConverter(document.published, self.params.max_rate_age_days)
        figures = tuple(
            Figure(quantity, converter.convert(quantity, periods.get((quantity.start, quantity.end))))
            for quantity in reading.quantities
        )
        return Mentions(document.doc_id, entities, figures, dates, facts)


def periods_of(facts: Sequence[Fact], dates: Sequence[Timex], document: Document) -> dict[Place, Period]:
    """For each figure whose fact has a date with days, those days; of several facts the first one's.

    What holds ``seit`` a date holds up to the publication: ``Seit 2015 flossen 3 Milliarden Dollar …``.
    """
    days = {
        (one.expression.start, one.expression.end): (one.first_day, _last_day(one, one.last_day, document))
        for one in dates
        if one.first_day is not None and one.last_day is not None
    }
    return {place: days[fact.date] for fact in reversed(facts) if fact.date in days for place in fact.figures}


def _last_day(one: Timex, last: date, document: Document) -> date:
    """The last day of a time expression; behind ``seit`` the day of the publication."""
    start = one.expression.start
    since = document.text[max(0, start - len(_SINCE)) : start].lower() == _SINCE
    return max(last, document.published) if since and document.published is not None else last


@cache
def _canonizer(tables: tuple[str, ...]) -> Canonizer:
    return Canonizer(load_aliases(tables))


@dataclass(frozen=True)
class CountSpellings:
    """Counts how the documents of one partition spell the names that the alias table does not know."""

    workspace: Workspace
    tables: tuple[str, ...]

    def __call__(self, source: Path) -> Counter[Vote]:
        """Read the annotations in ``source`` and their documents."""
        documents = store.read_records(self.workspace.records("ingest") / "documents" / source.name, Document)
        annotations = store.read_records(source, Annotation)
        votes: Counter[Vote] = Counter()
        for document, annotation in zip(documents, annotations, strict=True):
            votes += count(_canonizer(self.tables).identify(annotation.names, document.text))
        return votes


@dataclass(frozen=True)
class NormalizePartition:
    """Normalizes one partition; returns its number of documents."""

    workspace: Workspace
    params: NormalizeParams
    tables: tuple[str, ...]
    spellings: Mapping[str, str]

    def __call__(self, source: Path) -> int:
        """Read the readings in ``source`` and what belongs to them, write the partition of the same name."""
        normalizer = Normalizer(self.params, _canonizer(self.tables))
        documents = store.read_records(self.workspace.records("ingest") / "documents" / source.name, Document)
        annotations = store.read_records(self.workspace.records("annotate") / source.name, Annotation)
        readings = store.read_records(source, Reading)
        parts = zip(documents, annotations, readings, strict=True)
        mentions = [normalizer.normalize(*part, self.spellings) for part in parts]
        store.write_records(self.workspace.records("normalize") / source.name, mentions)
        return len(mentions)


def usual_spellings(workspace: Workspace, params: Params) -> dict[str, str]:
    """The usual spelling of the names on whose spelling the documents differ, by entity_id."""
    job, source = CountSpellings(workspace, params.annotate.aliases), workspace.records("annotate")
    files = store.partition_files(source)
    n_records = sum(file.read_bytes().count(b"\n") for file in files)
    votes: Counter[Vote] = Counter()
    for part in runner.run("names", job, files, params.run.workers, n_records):
        votes.update(part)
    return usual(votes)


def normalize(workspace: Workspace, params: Params) -> None:
    """Run the stage."""
    spellings = usual_spellings(workspace, params)
    job = NormalizePartition(workspace, params.normalize, params.annotate.aliases, spellings)
    source, target = workspace.records("extract"), workspace.records("normalize")
    runner.run_partitions("normalize", job, source, target, params.run.workers)


def main(params: Params) -> None:
    """Run the stage on the user's articles."""
    normalize(RUN, params)
