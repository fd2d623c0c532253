"""A record becomes a document: characters mended, lines joined, furniture cut, metadata gathered, language checked."""

from collections.abc import Collection

from pipeline.ingest.byline import find_byline, read_byline
from pipeline.ingest.characters import mend, tidy
from pipeline.ingest.furniture import find_furniture, match_line, trailing_credit
from pipeline.ingest.headline import find_headline
from pipeline.ingest.language import language_score
from pipeline.ingest.metadata import Metadata, clean_title
from pipeline.ingest.offsets import MappedText
from pipeline.ingest.params import IngestParams
from pipeline.ingest.record import Record
from pipeline.ingest.reject import RejectError
from pipeline.ingest.unwrap import unwrap
from pipeline.types import Document


def make_document(doc_id: str, sha256: str, record: Record, sidecar: Metadata, params: IngestParams) -> Document:
    """The document of one record; what the sidecar states wins over the file, and the file over its byline.

    Raises RejectError ``empty``, ``too_large``, ``too_short`` or ``not_german``.
    """
    if len(record.text.text) > params.max_chars:
        raise RejectError(
            "too_large", f"The text has {len(record.text.text)} characters, more than max_chars ({params.max_chars})."
        )
    text = tidy(unwrap(mend(record.text), _stands_alone, slack=record.slack))
    byline, byline_lines = find_byline(text.text.split("\n"), params)
    stated = sidecar.over(record.metadata)
    text, bylines = _cut_furniture(text, byline_lines, stated.title)
    _check_length(text.text, params)
    score, language = language_score(text.text, params)
    if score < params.min_language_score:
        raise RejectError(
            "not_german", f"{score:.0%} of the text reads as {params.language}; most of it reads as {language}."
        )
    headline = Metadata(title=clean_title(find_headline(text.text.split("\n"), bylines)))
    metadata = stated.over(byline).over(headline)
    return Document(
        doc_id=doc_id,
        sha256=sha256,
        title=metadata.title,
        authors=metadata.authors,
        published=metadata.published,
        published_source=metadata.published_source,
        language=params.language,
        language_score=score,
        encoding=record.encoding,
        text=text.text,
        offsets=text.runs() if record.traceable else None,
    )


def _stands_alone(line: str) -> bool:
    return match_line(line) is not None or read_byline(line) is not None


def _check_length(text: str, params: IngestParams) -> None:
    if not text:
        raise RejectError("empty", "Nothing is left of the text once white space and page furniture are cut.")
    if len(text) < params.min_chars:
        raise RejectError(
            "too_short", f"The text has {len(text)} characters, fewer than min_chars ({params.min_chars})."
        )


def _cut_furniture(text: MappedText, bylines: frozenset[int], title: str | None) -> tuple[MappedText, Collection[int]]:
    """The text without its furniture, and the indexes of its bylines among the lines that are left."""
    lines = text.text.split("\n")
    cut = find_furniture(lines, bylines, title)
    spans, kept_bylines, start = [], [], 0
    for index, line in enumerate(lines):
        end = start + len(line)
        if index in cut:
            spans.append((start, min(end + 1, len(text.text))))
        elif index not in bylines and (credit := trailing_credit(line)) is not None:
            spans.append((start + credit, end))
        start = end + 1
    text = tidy(text.delete(span for span in spans if span[0] < span[1]))
    kept = {lines[index] for index in bylines}
    kept_bylines = [index for index, line in enumerate(text.text.split("\n")) if line in kept]
    return text, kept_bylines
