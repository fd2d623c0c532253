"""Plain text."""

from pipeline.ingest.characters import line_ends
from pipeline.ingest.decode import decode
from pipeline.ingest.offsets import MappedText
from pipeline.ingest.params import IngestParams
from pipeline.ingest.record import Record


def read(data: bytes, params: IngestParams) -> Record:
    """The file as it stands. Raises RejectError ``binary``."""
    decoded = decode(data)
    return Record(line_ends(MappedText.of(decoded.text)), decoded.encoding, traceable=True)
