"""The stage dataset: collects the rows, checks them, writes the tables beside the old ones and swaps them in."""

import shutil

from pipeline import store
from pipeline.dataset.rows import MentionRows, Row, document_row, rejected_row, sentence_rows, source_row
from pipeline.dataset.schema import TABLES, check, to_frame
from pipeline.dataset.swap import recover, replace_folder
from pipeline.dataset.write import WRITERS
from pipeline.params import Params
from pipeline.progress import say
from pipeline.types import Annotation, Document, Mentions, Rejected, Source
from pipeline.workspace import RUN, Workspace


def dataset(workspace: Workspace, params: Params) -> None:
    """Run the stage.

    Raises UsageError where the tables do not keep the contract; the old dataset then stays as it is.
    """
    tables = collect(workspace)
    check({table.name: to_frame(table, tables[table.name]) for table in TABLES})
    target = workspace.dataset
    recover(target)
    new = target.with_name(f".{target.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for table in TABLES:
        for form in ("parquet", *params.dataset.also):
            WRITERS[form](new / f"{table.name}.{form}", table, tables[table.name])
    replace_folder(new, target)
    say("dataset: " + ", ".join(f"{len(rows)} {name}" for name, rows in tables.items()))


def collect(workspace: Workspace) -> dict[str, list[Row]]:
    """The rows of all tables, sorted by their keys."""
    tables: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    ingested = workspace.records("ingest")
    tables["sources"] = [source_row(row) for row in store.read_records(ingested / "sources.jsonl", Source)]
    tables["rejected"] = [rejected_row(row) for row in store.read_records(ingested / "rejected.jsonl", Rejected)]
    for file in store.partition_files(workspace.records("normalize")):
        _add_partition(tables, workspace, file.name)
    for name in ("entities", "quantities", "dates"):
        tables[name].sort(key=lambda row: (row["doc_id"], row["start"], row["end"]))
    tables["facts"].sort(key=lambda row: row["doc_id"])  # in a document they are in order of place already
    tables["documents"].sort(key=lambda row: row["doc_id"])
    tables["sentences"].sort(key=lambda row: (row["doc_id"], row["sent_id"]))
    return tables


def _add_partition(tables: dict[str, list[Row]], workspace: Workspace, name: str) -> None:
    documents = store.read_records(workspace.records("ingest") / "documents" / name, Document)
    annotations = store.read_records(workspace.records("annotate") / name, Annotation)
    mentions = store.read_records(workspace.records("normalize") / name, Mentions)
    for document, annotation, found in zip(documents, annotations, mentions, strict=True):
        build = MentionRows(document, annotation.sentences)
        tables["documents"].append(document_row(document, annotation.n_tokens, len(annotation.sentences)))
        tables["sentences"] += sentence_rows(document, annotation.sentences)
        tables["entities"] += map(build.entity, found.entities)
        tables["quantities"] += map(build.quantity, found.figures)
        tables["dates"] += map(build.date, found.dates)
        tables["facts"] += build.facts(found.facts)


def main(params: Params) -> None:
    """Run the stage on the user's articles."""
    dataset(RUN, params)
