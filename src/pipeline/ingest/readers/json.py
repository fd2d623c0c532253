"""JSON and JSON Lines: named fields become metadata and text."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.ingest.characters import line_ends
from pipeline.ingest.decode import decode
from pipeline.ingest.metadata import from_fields
from pipeline.ingest.offsets import MappedText
from pipeline.ingest.params import IngestParams
from pipeline.ingest.readers.headed import with_headline
from pipeline.ingest.record import Record
from pipeline.ingest.reject import RejectError


def read_records(data: bytes, *, lines: bool, params: IngestParams) -> tuple[bool, Iterable[Record | RejectError]]:
    """Whether the file is a container, and its records; a bad one comes as the RejectError that says why.

    Raises RejectError ``binary``, ``unreadable`` (no JSON) or ``empty`` (no records).
    """
    decoded = decode(data)
    if lines:
        filled = [line for line in decoded.text.split("\n") if line.strip()]
        if not filled:
            raise RejectError("empty", "The file holds no records.")
        return True, (_line_record(line, decoded.encoding, params) for line in filled)
    content = _load(decoded.text)
    if not isinstance(content, list):
        return False, [_record(content, decoded.encoding, params)]
    if not content:
        raise RejectError("empty", "The JSON list holds no records.")
    return True, _records(content, decoded.encoding, params)


def _load(source: str) -> Any:
    try:
        return json.loads(source)
    except (ValueError, RecursionError) as error:
        raise RejectError("unreadable", f"This is no valid JSON: {error}.") from None


def _line_record(line: str, encoding: str, params: IngestParams) -> Record | RejectError:
    try:
        return _record(_load(line), encoding, params)
    except RejectError as error:
        return error


def _records(items: list[Any], encoding: str, params: IngestParams) -> Iterator[Record | RejectError]:
    for item in items:
        try:
            yield _record(item, encoding, params)
        except RejectError as error:
            yield error


def _record(item: Any, encoding: str, params: IngestParams) -> Record:
    """A JSON object with a text field. Raises RejectError ``no_text`` or ``unreadable``."""
    if not isinstance(item, dict):
        raise RejectError("unreadable", f"A record is a JSON object, this is {type(item).__name__}.")
    fields = {str(name).casefold(): value for name, value in item.items()}
    texts = (fields.get(name.casefold()) for name in params.text_fields)
    text = next((value for value in texts if isinstance(value, str) and value.strip()), None)
    if text is None:
        raise RejectError("no_text", f"The record has no text in one of the fields {', '.join(params.text_fields)}.")
    metadata = from_fields(item, "front_matter", params)
    return Record(line_ends(MappedText.of(with_headline(text, metadata.title))), encoding, metadata)
