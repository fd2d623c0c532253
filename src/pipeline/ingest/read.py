"""One file becomes documents and rejects: a pure function of its bytes, whose result can be cached."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.decode import decode
from pipeline.ingest.document import make_document
from pipeline.ingest.duplicates import Signature, signature
from pipeline.ingest.metadata import Metadata, from_fields, load_mapping
from pipeline.ingest.params import IngestParams
from pipeline.ingest.record import Record
from pipeline.ingest.reject import RejectError
from pipeline.types import Document, Rejected, Source


@dataclass(frozen=True, slots=True)
class FileResult:
    """What a file gave; ``documents`` and ``rejected`` together are its records.

    ``signatures`` has for each document what the search for duplicates needs of it, so that it is cached with the rest.
    """

    source: Source
    documents: tuple[Document, ...]
    rejected: tuple[Rejected, ...]
    signatures: tuple[Signature, ...] = ()


def read_file(path: str, data: bytes, sidecar: bytes | None, params: IngestParams) -> FileResult:
    """Read a file of any kind. ``path`` is its POSIX path below raw/; never raises, whatever the bytes are.

    A file is one record with its path as doc_id. A container (JSON Lines, a JSON list) holds many, ``path#1`` and so on;
    a sidecar's title counts for single records only.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    kind = params.kind_of(path)
    documents: list[Document] = []
    rejected: list[Rejected] = []
    is_container = False
    try:
        stated = _read_sidecar(sidecar, params)
        records: Iterable[Record | RejectError]
        is_container, records = _open(path, kind, data, params)
        if is_container:
            stated = Metadata(None, stated.authors, stated.published, stated.published_source)
        for number, record in enumerate(records, 1):
            doc_id = f"{path}#{number}" if is_container else path
            try:
                documents.append(_finish(doc_id, sha256, record, stated, params))
            except Exception as error:
                rejected.append(_reject(doc_id, sha256, error))
    except Exception as error:
        documents, rejected, is_container = [], [_reject(path, sha256, error)], False
    source = Source(path, sha256, kind, _status(is_container, documents), len(documents) + len(rejected))
    signatures = tuple(signature(document.text, params) for document in documents)
    return FileResult(source, tuple(documents), tuple(rejected), signatures)


def rejected_file(path: str, sha256: str, reason: str, message: str, params: IngestParams) -> FileResult:
    """What a file gives that is rejected without being read."""
    source = Source(path, sha256, params.kind_of(path), "rejected", 1)
    return FileResult(source, (), (Rejected(path, sha256, reason, message),))


def decoded_source(data: bytes) -> str:
    """The str that ``Document.offsets`` point into, for plain text and Markdown. Raises RejectError ``binary``."""
    return decode(data).text


def _open(path: str, kind: str, data: bytes, params: IngestParams) -> tuple[bool, Iterable[Record | RejectError]]:
    """Whether a file is a container, and its records; RejectError stands for a record that cannot be read."""
    if kind == "unknown":
        raise RejectError("unsupported", _unsupported(path, params))
    if len(data) > params.max_bytes:
        raise RejectError("too_large", f"The file has {len(data)} bytes, more than max_bytes ({params.max_bytes}).")
    if not data.strip():
        raise RejectError("empty", "The file is empty.")
    if kind in {"json", "jsonl"}:
        from pipeline.ingest.readers.json import read_records

        return read_records(data, lines=kind == "jsonl", params=params)
    return False, [_read_single(kind, data, params)]


def _read_single(kind: str, data: bytes, params: IngestParams) -> Record:
    if kind == "text":
        from pipeline.ingest.readers.plain import read
    elif kind == "markdown":
        from pipeline.ingest.readers.markdown import read
    elif kind == "html":
        from pipeline.ingest.readers.html import read
    elif kind == "docx":
        from pipeline.ingest.readers.docx import read
    else:
        from pipeline.ingest.readers.pdf import read
    return read(data, params)


def _unsupported(path: str, params: IngestParams) -> str:
    if path.lower().endswith(params.sidecar_suffixes):
        return "A sidecar without its file: it must be named like the file, with .meta.yaml at the end."
    return "Files with this suffix are not read; txt, md, html, json, jsonl, docx and pdf are."


def _status(is_container: bool, documents: list[Document]) -> Literal["used", "rejected", "container"]:
    if is_container:
        return "container"
    return "used" if documents else "rejected"


def _read_sidecar(sidecar: bytes | None, params: IngestParams) -> Metadata:
    """Raises RejectError ``unreadable``: an ignored sidecar would leave the article with a wrong date."""
    if sidecar is None or not sidecar.strip():
        return Metadata()
    try:
        return from_fields(load_mapping(decode(sidecar).text), "sidecar", params)
    except (RejectError, ValueError) as error:
        raise RejectError("unreadable", f"The sidecar cannot be used: {error}.") from None


def _finish(doc_id: str, sha256: str, record: Record | RejectError, stated: Metadata, params: IngestParams) -> Document:
    if isinstance(record, RejectError):
        raise record
    return make_document(doc_id, sha256, record, stated, params)


def _reject(doc_id: str, sha256: str, error: Exception) -> Rejected:
    if isinstance(error, RejectError):
        return Rejected(doc_id, sha256, error.reason, error.message)
    cause = " ".join(str(error).split())[:200]
    return Rejected(doc_id, sha256, "unreadable", f"The file cannot be read ({type(error).__name__}: {cause}).")
