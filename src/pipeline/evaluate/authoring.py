"""Making gold files: ``gold new`` starts one for an article, ``gold check`` validates them all."""

import unicodedata
from datetime import date
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.evaluate import markup
from pipeline.evaluate.fact_markup import parse_facts
from pipeline.evaluate.gold import load_gold, to_content, write_gold
from pipeline.evaluate.stage import SECOND
from pipeline.params import Params
from pipeline.progress import say
from pipeline.workspace import RUN


def start_gold(
    file: Path, published: date | None, marked: Path | None, params: Params, facts: Path | None = None
) -> None:
    """Write a gold file for ``file``: without labels, or with those of ``marked`` (see markup) and ``facts`` (see fact_markup).

    The text of plain text and Markdown is the decoded source file, that of other kinds ``documents.text``. Raises
    UsageError where the file cannot be read, the gold file is there already or the marked text is another one.
    """
    below_raw = file.resolve().is_relative_to(RUN.raw.resolve())
    name = file.resolve().relative_to(RUN.raw.resolve()).as_posix() if below_raw else file.name
    doc_id = unicodedata.normalize("NFC", name)
    target = Path(params.evaluate.gold) / f"{doc_id.replace('/', '__')}.json"
    if target.exists() and marked is None:
        raise UsageError(
            f"{target} is there already: edit it, or give --marked FILE to take the labels from marked text"
        )
    text, found = _source_text(file, doc_id, params)
    labels = markup.Marked(text=text)
    if marked is not None:
        try:
            labels = markup.parse(marked.read_text(encoding="utf-8"))
        except (OSError, markup.MarkupError) as error:
            raise UsageError(f"{marked} cannot be used: {error}") from None
        if labels.text != text:
            raise UsageError(
                f"{marked}: without its labels it is not the text of {file}: change nothing but the labels"
            )
    rows = None
    if facts is not None:
        try:
            rows = parse_facts(facts.read_text(encoding="utf-8").splitlines(), labels)
        except (OSError, markup.MarkupError) as error:
            raise UsageError(f"{facts} cannot be used: {error}") from None
    write_gold(target, to_content(doc_id, published or found, labels, rows))
    say(f"{target} is written; how to label: CONTRIBUTING.md")


def _source_text(file: Path, doc_id: str, params: Params) -> tuple[str, date | None]:
    """The text that the labels of a file refer to, and its publication date."""
    from pipeline.ingest.files import find_files
    from pipeline.ingest.read import decoded_source, read_file

    try:
        data = file.read_bytes()
        found = [one for one in find_files(file.parent, params.ingest) if one.file.name == file.name]
        sidecar = found[0].sidecar.read_bytes() if found and found[0].sidecar else None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    result = read_file(doc_id, data, sidecar, params.ingest)
    if len(result.documents) != 1:
        reason = result.rejected[0].message if result.rejected else "it holds several records"
        raise UsageError(f"{file} gives no single document: {reason}")
    document = result.documents[0]
    text = document.text if document.offsets is None else decoded_source(data)
    return text, document.published


def check_gold(params: Params) -> None:
    """Validate all gold files. Raises UsageError that lists every problem."""
    folder = Path(params.evaluate.gold)
    files = sorted([*folder.glob("*.json"), *(folder / SECOND).glob("*.json")])
    problems, mentions = [], 0
    for file in files:
        try:
            mentions += sum(len(rows) for rows in load_gold(file).mentions.values())
        except UsageError as error:
            problems.append(str(error))
    if problems:
        raise UsageError("gold files with problems:\n" + "\n".join(problems))
    say(f"{len(files)} gold files with {mentions} mentions are valid")
