"""The stage ingest: files below raw/ become documents and rejects; duplicates are grouped, one kept."""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import runner, store
from pipeline.cache import FOLDER, Cache, code_digest, digest
from pipeline.environment import versions
from pipeline.errors import UsageError
from pipeline.ingest.duplicates import group_duplicates
from pipeline.ingest.files import RawFile, find_files
from pipeline.ingest.params import IngestParams
from pipeline.ingest.read import FileResult, read_file, rejected_file
from pipeline.params import Params
from pipeline.progress import say
from pipeline.types import Document, Rejected, Source
from pipeline.workspace import RUN, Workspace

LEXICONS = ("byline", "first_names", "function_words", "furniture", "months", "weekdays")
CODE = ("ingest", "types.py", *(f"lexicon/{name}.yaml" for name in LEXICONS))
NOISY = ("charset_normalizer", "htmldate", "pypdf", "trafilatura")
"""Libraries that log each oddity of a file; what matters is a row of ``rejected``."""


@dataclass(frozen=True)
class ReadFiles:
    """Reads files; returns what each gives and how many had to be read anew."""

    params: IngestParams

    def __call__(self, files: Sequence[RawFile]) -> tuple[list[FileResult], int]:
        """Read each file, or take what it gave from the cache."""
        for name in NOISY:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        cache = Cache(
            FOLDER / "ingest", digest(code_digest(CODE), repr(versions("ingest")), self.params.model_dump_json())
        )
        return cache.map(FileResult, files, self._key, self._read)

    def _key(self, file: RawFile) -> str:
        if file.problem:
            return "\0".join([file.path, "", file.problem])
        sidecar = _digest(file.sidecar) if file.sidecar else ""
        return "\0".join([file.path, _digest(file.file), sidecar])

    def _read(self, files: Sequence[RawFile]) -> Iterable[FileResult]:
        return map(self._read_one, files)

    def _read_one(self, file: RawFile) -> FileResult:
        if file.problem:
            return rejected_file(file.path, "", "unreadable", file.problem, self.params)
        try:
            size = file.file.stat().st_size
            if size > self.params.max_bytes:
                message = f"{size} bytes are more than ingest.max_bytes ({self.params.max_bytes}, params.yaml)"
                return rejected_file(file.path, _digest(file.file), "too_large", message, self.params)
            sidecar = file.sidecar.read_bytes() if file.sidecar else None
            return read_file(file.path, file.file.read_bytes(), sidecar, self.params)
        except OSError as error:
            return rejected_file(file.path, "", "unreadable", f"the file cannot be read: {error.strerror}", self.params)


def _digest(file: Path) -> str:
    """SHA-256 of a file's bytes, read in pieces; empty where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def ingest(workspace: Workspace, params: Params) -> None:
    """Run the stage. Raises UsageError where there is no folder of articles."""
    if not workspace.raw.is_dir():
        raise UsageError(f"there is no folder {workspace.raw}/: make it and put articles into it")
    files = find_files(workspace.raw, params.ingest)
    batches: list[list[RawFile]] = [[] for _ in range(params.store.partitions)]
    for file in files:
        batches[store.partition_of(file.path, params.store.partitions)].append(file)
    parts = runner.run("ingest", ReadFiles(params.ingest), batches, params.run.workers, len(files))
    results = [result for part, _ in parts for result in part]
    signatures = {
        document.doc_id: signature
        for result in results
        for document, signature in zip(result.documents, result.signatures, strict=True)
    }
    documents = [document for result in results for document in result.documents]
    documents, duplicates = group_duplicates(documents, params.ingest, signatures)
    rejected = [*(one for result in results for one in result.rejected), *duplicates]
    _write(workspace.records("ingest"), [result.source for result in results], documents, rejected, params)
    read = sum(count for _, count in parts)
    say(
        f"ingest: {len(files)} files, {read} read, {len(files) - read} from the cache; "
        f"{len(documents)} documents, {len(rejected)} rejected"
    )


def _write(
    folder: Path, sources: list[Source], documents: list[Document], rejected: list[Rejected], params: Params
) -> None:
    store.clear(folder)
    store.write_partitions(folder / "documents", documents, params.store.partitions)
    sources = sorted(sources, key=lambda source: source.path)
    rejected = sorted(rejected, key=lambda row: row.doc_id)
    store.write_records(folder / "sources.jsonl", sources)
    store.write_records(folder / "rejected.jsonl", rejected)


def main(params: Params) -> None:
    """Run the stage on the user's articles."""
    ingest(RUN, params)
