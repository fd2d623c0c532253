"""The stages extract and normalize on record files, as `dvc repro` runs them, and the share that the facts have in them."""

import contextlib
import gc
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline import store
from pipeline.annotate.annotator import get_annotator
from pipeline.cache import FOLDER
from pipeline.extract.stage import ExtractPartition
from pipeline.normalize.facts import link_facts
from pipeline.normalize.stage import CountSpellings, NormalizePartition
from pipeline.params import NormalizeParams
from pipeline.types import Annotation, Document, Fact
from pipeline.workspace import Workspace

PARTITIONS = 4
PUBLISHED = date(2025, 7, 23)


class Stages:
    """Times the two stages on the same texts; the names of ``model`` are found before any clock starts."""

    def __init__(self, model: str):
        self._model = model
        self._work: dict[tuple[str, ...], list[tuple[Document, Annotation]]] = {}
        self.linking = 0.0
        """How many of the seconds of the last run went into linking facts."""

    def seconds(self, texts: Sequence[str]) -> float:
        """Both stages: records read, figures and dates read and resolved, facts linked, records written."""
        self.linking = 0.0
        with self._workspace(texts) as workspace, patch("pipeline.normalize.stage.link_facts", self._linked):
            gc.collect()
            start = time.process_time()
            _run(workspace)
            return time.process_time() - start

    def _linked(self, *mentions: Any) -> tuple[Fact, ...]:
        """Link the facts of a document, by the clock."""
        start = time.process_time()
        facts = link_facts(*mentions)
        self.linking += time.process_time() - start
        return facts

    @contextmanager
    def _workspace(self, texts: Sequence[str]) -> Iterator[Workspace]:
        """A folder with the records of the stages before, and no cache."""
        work = self._annotated(texts)
        folder = Path(tempfile.mkdtemp())
        workspace = Workspace(folder / "raw", folder / "interim", folder / "dataset")
        store.write_partitions(workspace.records("ingest") / "documents", [one for one, _ in work], PARTITIONS)
        store.write_partitions(workspace.records("annotate"), [one for _, one in work], PARTITIONS)
        try:
            with contextlib.chdir(folder):  # the cache lies below the working folder
                shutil.rmtree(FOLDER, ignore_errors=True)
                yield workspace
        finally:
            shutil.rmtree(folder)

    def _annotated(self, texts: Sequence[str]) -> list[tuple[Document, Annotation]]:
        key = tuple(texts)
        if key not in self._work:
            documents = [
                Document(f"{number:05}", "", None, (), PUBLISHED, None, "de", 1.0, "utf-8", text)
                for number, text in enumerate(texts)
            ]
            self._work[key] = list(zip(documents, get_annotator(self._model, ()).annotate(documents), strict=True))
        return self._work[key]


def _files(workspace: Workspace, stage: str) -> list[Path]:
    return store.partition_files(workspace.records(stage))


def _run(workspace: Workspace) -> None:
    """The work of both stages in this process."""
    extract = ExtractPartition(workspace.records("ingest") / "documents", workspace.records("extract"))
    count = CountSpellings(workspace, ())
    normalize = NormalizePartition(workspace, NormalizeParams(), (), {})
    for file in _files(workspace, "annotate"):
        extract(file)
    for file in _files(workspace, "annotate"):
        count(file)
    for file in _files(workspace, "extract"):
        normalize(file)
