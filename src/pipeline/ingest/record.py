"""What a reader hands over: one record of a file, read but not yet cleaned."""

from dataclasses import dataclass, field

from pipeline.ingest.metadata import Metadata
from pipeline.ingest.offsets import MappedText


@dataclass(frozen=True, slots=True)
class Record:
    """Text as it was read, and the metadata that the file itself states.

    ``traceable`` tells whether positions in ``text`` are positions in the decoded source file. ``slack`` is the one of
    :func:`pipeline.ingest.unwrap.unwrap`.
    """

    text: MappedText
    encoding: str
    metadata: Metadata = field(default_factory=Metadata)
    traceable: bool = False
    slack: float = 0.05
