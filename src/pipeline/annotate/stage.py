"""The stage annotate: documents in, sentences and names out, partition by partition."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import runner, store
from pipeline.annotate.model import ModelIdentity
from pipeline.cache import FOLDER, Cache, code_digest, digest
from pipeline.environment import alias_tables, read_model, versions
from pipeline.params import Params
from pipeline.progress import say
from pipeline.types import Annotation, Document
from pipeline.workspace import RUN, Workspace

LEXICONS = (
    *("aliases.csv", "abbreviations.yaml", "ambiguous_names.yaml", "common_nouns.yaml", "currency_words.yaml"),
    *("editions.yaml", "first_names.yaml", "function_words.yaml", "months.yaml", "no_names.yaml"),
    *("ordinal_context.yaml", "org_heads.yaml", "sentence_starters.yaml", "weekdays.yaml"),
)
CODE = ("annotate", "types.py", *(f"lexicon/{name}" for name in LEXICONS))


def annotation_cache(model: ModelIdentity, tables: Mapping[str, str]) -> Cache:
    """The cache of annotations by this model with these alias tables."""
    scope = digest(model.name, model.version, repr(versions("annotate")), repr(tables), code_digest(CODE))
    return Cache(FOLDER / "annotate", scope)


@dataclass(frozen=True)
class AnnotatePartition:
    """Annotates one partition file; returns how many documents it has and how many had to be parsed."""

    target: Path
    model: ModelIdentity
    tables: Mapping[str, str]
    """The user's alias tables and their digests."""

    def __call__(self, source: Path) -> tuple[int, int]:
        """Read ``source``, write the partition of the same name in ``target``."""
        documents = store.read_records(source, Document)
        cache = annotation_cache(self.model, self.tables)
        results, parsed = cache.map(Annotation, documents, lambda document: document.text, self._annotate)
        annotations = [
            dataclasses.replace(result, doc_id=document.doc_id)
            for document, result in zip(documents, results, strict=True)
        ]
        store.write_records(self.target / source.name, annotations)
        return len(documents), parsed

    def _annotate(self, documents: Sequence[Document]) -> Iterable[Annotation]:
        from pipeline.annotate.annotator import get_annotator  # spaCy is loaded only where something is parsed

        return get_annotator(self.model.name, tuple(self.tables)).annotate(documents)


def annotate(workspace: Workspace, params: Params) -> None:
    """Run the stage."""
    documents = workspace.records("ingest") / "documents"
    job = AnnotatePartition(workspace.records("annotate"), read_model(), alias_tables(params))
    counts = runner.run_partitions("annotate", job, documents, job.target, params.run.workers)
    total, parsed = (sum(column) for column in zip(*counts, strict=True))
    say(
        f"annotate: {total} documents with {job.model.name} {job.model.version}, {parsed} parsed, {total - parsed} from the cache"
    )


def main(params: Params) -> None:
    """Run the stage on the user's articles."""
    annotate(RUN, params)
