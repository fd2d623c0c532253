"""Word files: paragraphs and tables in their order. Core properties are those of a template as often as not: not read."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.ingest.metadata import Metadata, clean_title
from pipeline.ingest.offsets import MappedText
from pipeline.ingest.params import IngestParams
from pipeline.ingest.record import Record
from pipeline.ingest.reject import RejectError

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_DEPTH = 5


def read(data: bytes, params: IngestParams) -> Record:
    """The text of a Word file, a paragraph or table row on each line.

    Raises RejectError ``encrypted``, ``unreadable``, ``too_large`` or ``no_text``.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise RejectError("encrypted", "The Word file is protected by a password.")
        raise RejectError("unreadable", "This is a Word file of the old .doc format: save it as .docx.")
    _check_size(data, params)
    import docx

    document = docx.Document(io.BytesIO(data))
    blocks = list(document.iter_inner_content())
    text = "\n".join(_lines(blocks))
    if not text.strip():
        raise RejectError("no_text", "The Word file holds no text.")
    return Record(MappedText.of(text), "utf-8", Metadata(title=_title(blocks)))


def _check_size(data: bytes, params: IngestParams) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise RejectError("unreadable", "This is no Word file: it is not a zip archive.") from None
    if size > params.max_unpacked_bytes:
        raise RejectError("too_large", f"The Word file unpacks to {size} bytes, more than {params.max_unpacked_bytes}.")


def _lines(blocks: "Iterable[Paragraph | Table]", depth: int = 0) -> Iterator[str]:
    from docx.table import Table

    for block in blocks:
        if isinstance(block, Table):
            yield from _rows(block, depth)
        else:
            bullet = "- " if _style(block).startswith("List Bullet") and block.text.strip() else ""
            yield bullet + block.text


def _rows(table: "Table", depth: int) -> Iterator[str]:
    """One line for a row; a merged cell, which python-docx gives for each column it spans, counts once."""
    if depth >= _MAX_DEPTH:
        return
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}
        texts = (" ".join(" ".join(_lines(cell.iter_inner_content(), depth + 1)).split()) for cell in cells.values())
        yield " | ".join(text for text in texts if text)


def _title(blocks: "list[Paragraph | Table]") -> str | None:
    from docx.table import Table

    for style in ("Title", "Heading 1"):
        for block in blocks:
            if not isinstance(block, Table) and _style(block) == style and block.text.strip():
                return clean_title(block.text)
    return None


def _style(paragraph: "Paragraph") -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""
