"""The rows of the contract: each mention as a flat dict in the contract's field names."""

import bisect
import json
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pipeline.ingest.offsets import to_raw
from pipeline.types import Document, Entity, Fact, Figure, Place, Rejected, Sentence, Source, Timex, check_span

Row = dict[str, Any]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell as a formula (OWASP, "CSV Injection")."""


class MentionRows:
    """Builds the mention rows of one document."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]):
        self._document = document
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def _sent_id(self, start: int) -> int:
        return max(0, bisect.bisect_right(self._starts, start) - 1)

    def _mention_id(self, place: Place, family: str) -> str:
        return f"{self._document.doc_id}:{place[0]}-{place[1]}:{family}"

    def _place(self, start: int, end: int, text: str, family: str) -> Row:
        """The columns that every mention has."""
        document = self._document
        check_span(document.text, start, end, text)
        raw = to_raw(document.offsets, start, end) if document.offsets is not None else None
        return {
            "mention_id": self._mention_id((start, end), family),
            "doc_id": document.doc_id,
            "sent_id": self._sent_id(start),
            "start": start,
            "end": end,
            "text": text,
            "raw_start": raw[0] if raw else None,
            "raw_end": raw[1] if raw else None,
        }

    def entity(self, entity: Entity) -> Row:
        """A row of ``entities``."""
        name = entity.name
        return self._place(name.start, name.end, name.text, "e") | {
            "label": name.label,
            "source": name.source,
            "rule": name.rule,
            "canonical": entity.canonical,
            "entity_id": entity.entity_id,
            "wikidata": entity.wikidata,
        }

    def quantity(self, figure: Figure) -> Row:
        """A row of ``quantities``."""
        read, euro = figure.quantity, figure.euro
        return self._place(read.start, read.end, read.text, "q") | {
            "kind": read.kind,
            "value": read.value,
            "value_max": read.value_max,
            "modifier": read.modifier,
            "unit": read.unit,
            "per": read.per,
            "exact": read.exact,
            "rule": read.rule,
            "measures": read.measures,
            "value_eur": euro.value if euro else None,
            "value_max_eur": euro.value_max if euro else None,
            "fx_rate": euro.rate if euro else None,
            "fx_date": euro.rate_date if euro else None,
            "fx_source": euro.source if euro else None,
        }

    def date(self, timex: Timex) -> Row:
        """A row of ``dates``."""
        read = timex.expression
        return self._place(read.start, read.end, read.text, "d") | {
            "type": read.type,
            "value": timex.value,
            "mod": read.mod,
            "quant": read.quant,
            "freq": read.freq,
            "first_day": timex.first_day,
            "last_day": timex.last_day,
            "relative": timex.relative,
            "rule": read.rule,
            "edtf": timex.edtf,
        }

    def facts(self, facts: Sequence[Fact]) -> list[Row]:
        """The rows of ``facts``; where several have the same first figure, the later ones' ids end in a number."""
        seen: Counter[Place] = Counter()
        rows = []
        for fact in facts:
            first = fact.figures[0]
            seen[first] += 1
            suffix = f"-{seen[first]}" if seen[first] > 1 else ""
            rows.append({"fact_id": self._mention_id(first, "f") + suffix} | self._fact(fact))
        return rows

    def _fact(self, fact: Fact) -> Row:
        number = self._sent_id(fact.figures[0][0])
        sentence = self._sentences[number]
        return {
            "doc_id": self._document.doc_id,
            "sent_id": number,
            "sentence": self._document.text[sentence.start : sentence.end],
            "quantities": [self._mention_id(place, "q") for place in fact.figures],
            "relation": fact.relation,
            "measure": fact.measure,
            "subject": fact.subject,
            "subject_text": fact.subject_text,
            "object_text": fact.object_text,
            "date": self._mention_id(fact.date, "d") if fact.date else None,
            "attributed_to": fact.attributed_to,
            "change": fact.change,
            "modality": fact.modality,
            "negated": fact.negated,
            "rule": f"{fact.rule}/{'parse' if fact.parsed else 'rules'}",
        }


def document_row(document: Document, n_tokens: int, n_sentences: int) -> Row:
    """A row of ``documents``."""
    return {
        "doc_id": document.doc_id,
        "sha256": document.sha256,
        "title": document.title,
        "authors": list(document.authors),
        "published": document.published,
        "published_source": document.published_source,
        "language": document.language,
        "language_score": document.language_score,
        "encoding": document.encoding,
        "text": document.text,
        "n_chars": len(document.text),
        "n_tokens": n_tokens,
        "n_sentences": n_sentences,
    }


def sentence_rows(document: Document, sentences: Sequence[Sentence]) -> list[Row]:
    """The rows of ``sentences`` of one document."""
    return [
        {
            "doc_id": document.doc_id,
            "sent_id": number,
            "start": sentence.start,
            "end": sentence.end,
            "text": document.text[sentence.start : sentence.end],
        }
        for number, sentence in enumerate(sentences)
    ]


def source_row(source: Source) -> Row:
    """A row of ``sources``."""
    return {
        "path": source.path,
        "sha256": source.sha256,
        "kind": source.kind,
        "status": source.status,
        "n_records": source.n_records,
    }


def rejected_row(rejected: Rejected) -> Row:
    """A row of ``rejected``."""
    return {
        "doc_id": rejected.doc_id,
        "sha256": rejected.sha256,
        "reason": rejected.reason,
        "message": rejected.message,
        "duplicate_of": rejected.duplicate_of,
    }


def plain(value: Any) -> Any:
    """A value as JSON has it: decimals as plain strings (``18000000000``, ``0.5``), dates as ISO 8601.

    >>> plain(Decimal("1.80E+10"))
    '18000000000'
    """
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def plain_row(row: Row) -> Row:
    """A row with all values as JSON has them."""
    return {name: plain(value) for name, value in row.items()}


def csv_cell(value: Any) -> Any:
    """A value as a CSV cell.

    >>> csv_cell("=SUMME(A1)")
    "'=SUMME(A1)"
    """
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return plain(value)
