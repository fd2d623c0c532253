"""The stage extract: texts and names in, figures and time expressions as read out."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline import runner, store
from pipeline.cache import FOLDER, Cache, code_digest, digest
from pipeline.environment import versions
from pipeline.extract.reading import read_text
from pipeline.params import Params
from pipeline.progress import say
from pipeline.types import Annotation, Document, Reading
from pipeline.workspace import RUN, Workspace

CODE = ("extract", "feast_days.py", "lemmas.py", "types.py", "lexicon")

Work = tuple[Document, Annotation]


@dataclass(frozen=True)
class ExtractPartition:
    """Reads one partition; returns how many documents it has and how many had to be read."""

    documents: Path
    target: Path

    def __call__(self, source: Path) -> tuple[int, int]:
        """Read the annotations in ``source``, write the partition of the same name in ``target``."""
        work = list(
            zip(
                store.read_records(self.documents / source.name, Document),
                store.read_records(source, Annotation),
                strict=True,
            )
        )
        cache = Cache(FOLDER / "extract", digest(code_digest(CODE), repr(versions("extract"))))
        results, read = cache.map(Reading, work, _key, _read)
        readings = [
            dataclasses.replace(result, doc_id=document.doc_id)
            for (document, _), result in zip(work, results, strict=True)
        ]
        store.write_records(self.target / source.name, readings)
        return len(work), read


def _key(work: Work) -> str:
    document, annotation = work
    return msgspec.json.encode([document.text, annotation.names]).decode()


def _read(items: Sequence[Work]) -> Iterator[Reading]:
    return (read_text(document.doc_id, document.text, annotation.names) for document, annotation in items)


def extract(workspace: Workspace, params: Params) -> None:
    """Run the stage."""
    job = ExtractPartition(workspace.records("ingest") / "documents", workspace.records("extract"))
    counts = runner.run_partitions("extract", job, workspace.records("annotate"), job.target, params.run.workers)
    total, read = (sum(column) for column in zip(*counts, strict=True))
    say(f"extract: {total} documents, {read} read, {total - read} from the cache")


def main(params: Params) -> None:
    """Run the stage on the user's articles."""
    extract(RUN, params)
