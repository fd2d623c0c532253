"""What ``analyse`` prints: the text with its spans marked and a list of what they mean, or JSON Lines."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

from pipeline.analysis import Analyser, Result, Text
from pipeline.annotate.model import warning
from pipeline.errors import UsageError
from pipeline.evaluate.markup import FAMILIES, LABEL_FIELD, render
from pipeline.params import FILE, Params, load_params, parse_date
from pipeline.progress import say

COLOURS = {"entities": "bold cyan", "quantities": "bold green", "dates": "bold magenta"}
SHOWN = (
    "value",
    "value_max",
    "unit",
    "per",
    "modifier",
    "mod",
    "measures",
    "value_eur",
    "first_day",
    "last_day",
    "canonical",
)


FACT_COLUMNS = ("figure", "measure", "subject", "object", "date", "source", "")
_JOINTS = {None: "", "same": " = ", "of": " of ", "from_to": " → "}


def _analyser() -> Analyser:
    analyser = Analyser(load_params() if FILE.exists() else Params())
    if message := warning(analyser.model):
        say(message)
    return analyser


def analyse_text(file: Path, published: date | None) -> None:
    """Print the mentions of one text: marked in it, then one a line with its meaning."""
    from rich.console import Console
    from rich.markup import escape

    with _open(file) as stream:
        text = stream.read()
    (result,) = _analyser().analyse([Text(text, published)])
    console = Console(soft_wrap=True, highlight=False, emoji=False)
    if console.is_terminal:
        console.print(_coloured(text, result))
    else:
        console.print(
            escape(render(text, [(row["start"], row["end"], _label(family, row)) for family, row in _nested(result)]))
        )
    for family in FAMILIES:
        console.print(f"\n[{COLOURS[family]}]{family}[/]")
        for row in result[family]:
            meaning = "  ".join(f"{name} {row[name]}" for name in SHOWN if row.get(name) is not None)
            console.print(f"  {row['start']:>6}  {escape(row['text'])}  {row[LABEL_FIELD[family]]}  {escape(meaning)}")
    if result["facts"]:
        console.print()
        console.print(_fact_table(result))


def _fact_table(result: Result) -> Any:
    """The facts as a small table: the figures and what they belong to."""
    from rich.table import Table
    from rich.text import Text as RichText

    words = {row["mention_id"]: row["text"] for family in ("quantities", "dates") for row in result[family]}
    names = {row["entity_id"]: row["canonical"] for row in result["entities"]}
    table = Table(title="facts", title_justify="left", box=None, pad_edge=False)
    for column in FACT_COLUMNS:
        table.add_column(column, overflow="fold")
    for row in result["facts"]:
        figure = _JOINTS[row["relation"]].join(words[mention] for mention in row["quantities"])
        notes = (
            row["change"],
            None if row["modality"] == "stated" else row["modality"],
            "negated" if row["negated"] else None,
        )
        cells = (
            figure,
            row["measure"],
            names.get(row["subject"], row["subject_text"]),
            row["object_text"],
            words.get(row["date"]),
            row["attributed_to"],
            " ".join(note for note in notes if note),
        )
        table.add_row(*(RichText(cell or "") for cell in cells))
    return table


def _coloured(text: str, result: Result) -> Any:
    from rich.text import Text as RichText

    coloured = RichText(text)
    for family, row in _nested(result):
        coloured.stylize(COLOURS[family], row["start"], row["end"])
    return coloured


def _nested(result: Result) -> Iterator[tuple[str, dict[str, Any]]]:
    """The mentions in order of place; one that crosses the border of another is left out."""
    open_ends: list[int] = []
    rows = [(family, row) for family in FAMILIES for row in result[family]]
    for family, row in sorted(rows, key=lambda item: (item[1]["start"], -item[1]["end"])):
        while open_ends and open_ends[-1] <= row["start"]:
            open_ends.pop()
        if not open_ends or row["end"] <= open_ends[-1]:
            open_ends.append(row["end"])
            yield family, row


def _label(family: str, row: dict[str, Any]) -> str:
    value = row.get("value")
    parts = [row[LABEL_FIELD[family]], value and f"{value}..{row['value_max']}" if row.get("value_max") else value]
    return " ".join(part for part in (*parts, row.get("unit"), row.get("modifier"), row.get("mod")) if part)


def analyse_jsonl(file: Path, published: str | None) -> None:
    """Read ``{"id","text","published"}`` lines, write the mentions and facts of each as one line, in the same order."""
    ids: list[Any] = []

    def texts(lines: Iterable[str]) -> Iterator[Text]:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                identifier, text = _record(line, number, published)
                ids.append(identifier)
                yield text

    analyser = _analyser()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    with _open(file) as stream:
        for number, result in enumerate(analyser.analyse(texts(stream))):
            sys.stdout.write(json.dumps({"id": ids[number], **result}, ensure_ascii=False) + "\n")


def _record(line: str, number: int, published: str | None) -> tuple[Any, Text]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise UsageError(f"line {number} is no JSON: {error}") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UsageError(f'line {number}: an object {{"id": …, "text": "…", "published": "2025-07-23"}} is needed')
    day = record.get("published") or published
    identifier = record.get("id", number)
    try:
        return identifier, Text(record["text"], parse_date(day) if day else None, str(identifier))
    except UsageError as error:
        raise UsageError(f"line {number}: published: {error}") from None


@contextmanager
def _open(file: Path) -> Iterator[IO[str]]:
    """The text of a file or of standard input, as UTF-8 with or without BOM. Raises UsageError."""
    try:
        if str(file) == "-":
            sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]
            yield sys.stdin
        else:
            with file.open(encoding="utf-8-sig", newline="") as stream:
                yield stream
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(
            f"{file} is not UTF-8: put it into raw/ and run `dvc repro`, which reads other encodings"
        ) from None
