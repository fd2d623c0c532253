"""PDF files with a text layer, read with pypdf."""

import io
import re
from collections import Counter
from collections.abc import Sequence

from pipeline.ingest.characters import line_ends
from pipeline.ingest.offsets import MappedText
from pipeline.ingest.params import IngestParams
from pipeline.ingest.record import Record
from pipeline.ingest.reject import RejectError

_HEADER_BYTES = 1024
"""The header stands within the first 1024 bytes (PDF Reference 1.7, implementation note 13)."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""A ligature glyph of the typesetting, not a spelling of the author's."""
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s?)?(?:Seite\s)?\d{1,4}(?:\s?(?:/|von)\s?\d{1,4})?(?:\s?[-–—])?", re.IGNORECASE)
_MIN_PAGES = 3
_SHARE = 0.6
_SLACK = 0.15
"""Lines of proportional type differ in their number of characters."""


def read(data: bytes, params: IngestParams) -> Record:
    """The text layer, page after page, without page numbers and running heads.

    Raises RejectError ``unreadable``, ``encrypted``, ``too_large`` or ``no_text``.
    """
    if b"%PDF-" not in data[:_HEADER_BYTES]:
        raise RejectError("unreadable", "This is no PDF file: it does not begin like one.")
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise RejectError("encrypted", "The PDF file is protected by a password.")
    if len(reader.pages) > params.max_pages:
        raise RejectError(
            "too_large", f"The file has {len(reader.pages)} pages, more than max_pages ({params.max_pages})."
        )
    pages = [line_ends(MappedText.of(page.extract_text())).text.strip().split("\n") for page in reader.pages]
    text = "\n".join("\n".join(page) for page in _without_running_heads(pages)).translate(_LIGATURES)
    if not text.strip():
        raise RejectError("no_text", "The PDF file has no text layer; it holds pictures of pages.")
    return Record(MappedText.of(text), "pdf", slack=_SLACK)


def _without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """Pages without a page number, and without a first or last line that most of them share but for its digits."""
    counts = Counter(key for page in pages for key in {_key(page[0]), _key(page[-1])})
    repeated = {key for key, count in counts.items() if len(pages) >= _MIN_PAGES and count >= _SHARE * len(pages)}
    trimmed = []
    for page in pages:
        lines = list(page)
        while lines and _is_running(lines[0], repeated, len(pages)):
            del lines[0]
        while lines and _is_running(lines[-1], repeated, len(pages)):
            del lines[-1]
        trimmed.append(lines)
    return trimmed


def _is_running(line: str, repeated: set[str], pages: int) -> bool:
    return (pages > 1 and _PAGE_NUMBER.fullmatch(line.strip()) is not None) or _key(line) in repeated


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())
