"""Reads one text at once: what the pipeline finds in it, in the contract's field names."""

import functools
import itertools
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.annotate.aliases import load_aliases
from pipeline.annotate.annotator import get_annotator
from pipeline.annotate.model import ModelIdentity, identify, warning
from pipeline.dataset.rows import MentionRows, plain_row
from pipeline.extract.reading import read_text
from pipeline.normalize.names import Canonizer
from pipeline.normalize.stage import Normalizer
from pipeline.params import Params
from pipeline.types import Annotation, Document

Result = dict[str, list[dict[str, Any]]]

BATCH = 64
"""Texts that spaCy gets at once."""


@dataclass(frozen=True)
class Text:
    """A text to analyse; ``published`` is what relative dates and exchange rates refer to."""

    text: str
    published: date | None = None
    id: str = "text"


class Analyser:
    """The stages annotate, extract and normalize in one process, without files."""

    def __init__(self, params: Params):
        self.model: ModelIdentity = identify(params.annotate)
        tables = params.annotate.aliases
        self._annotator = get_annotator(self.model.name, tables)
        self._normalizer = Normalizer(params.normalize, Canonizer(load_aliases(tables)))

    def analyse(self, texts: Iterable[Text]) -> Iterator[Result]:
        """For each text, in order, the rows of entities, quantities, dates and facts; offsets into the text as given."""
        stream = iter(texts)
        while batch := [_document(text) for text in itertools.islice(stream, BATCH)]:
            for document, annotation in zip(batch, self._annotator.annotate(batch), strict=True):
                yield self._result(document, annotation)

    def _result(self, document: Document, annotation: Annotation) -> Result:
        reading = read_text(document.doc_id, document.text, annotation.names)
        mentions = self._normalizer.normalize(document, annotation, reading)
        rows = MentionRows(document, annotation.sentences)
        return {
            "entities": [plain_row(rows.entity(entity)) for entity in mentions.entities],
            "quantities": [plain_row(rows.quantity(figure)) for figure in mentions.figures],
            "dates": [plain_row(rows.date(timex)) for timex in mentions.dates],
            "facts": [plain_row(row) for row in rows.facts(mentions.facts)],
        }


def _document(text: Text) -> Document:
    return Document(text.id, "", None, (), text.published, None, "de", 1.0, "utf-8", text.text)


@functools.lru_cache(maxsize=1)
def _default_analyser() -> Analyser:
    analyser = Analyser(Params())
    if message := warning(analyser.model):
        warnings.warn(message.removeprefix("WARNING: "), stacklevel=3)
    return analyser


def analyse(text: str, published: date | str | None = None) -> Result:
    """Find names, figures and time expressions in a German text.

    ``published`` (a date or ISO 8601) is the day that relative dates and exchange rates refer to. Returns the lists
    ``entities``, ``quantities``, ``dates`` and ``facts`` with the fields of the dataset; decimals and dates are strings.

    >>> analyse("Der Umsatz stieg um 4,5 Prozent.")["quantities"][0]["value"]
    '4.5'

    Raises ValueError where ``published`` is no ISO date.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    (result,) = _default_analyser().analyse([Text(text, day)])
    return result
