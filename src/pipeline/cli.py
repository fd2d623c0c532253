"""The command line: one thin command a stage, ``analyse`` for a single text, ``gold`` for hand labels.

Everything heavy is imported where it is used, so that ``--help`` answers at once.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import UsageError

app = typer.Typer(
    name="pipeline",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="German news articles become a checked dataset of names, figures and dates.",
    epilog="`dvc repro` runs all stages. One text: `python -m pipeline analyse artikel.txt --published 2025-07-23`",
)
gold_app = typer.Typer(no_args_is_help=True, help="Hand labels: start a gold file, check them all.")
app.add_typer(gold_app, name="gold")


STAGES = {
    "environment": "Write which spaCy model and libraries are installed here (cheap, always runs).",
    "ingest": "Turn files of any encoding and kind below raw/ into documents and rejects.",
    "annotate": "Find sentences and names (spaCy).",
    "extract": "Read figures and time expressions as the text states them.",
    "normalize": "Resolve dates, convert money to euro, give each name one identity.",
    "dataset": "Check the tables and write them as Parquet, CSV and JSON Lines.",
    "reference": "Run the labelled reference texts through all stages, beside the dataset.",
    "evaluate": "Compare the dataset with the hand labels.",
    "report": "Write a page for people.",
}
"""The stages of dvc.yaml, in their order."""


STAGE_MODULES = {"environment": "pipeline.environment", "reference": "pipeline.reference"}
"""Stages that are no folder of their own; each module has ``main(params)``."""


def _stage(name: str) -> Callable[[], None]:
    def run() -> None:
        from pipeline.params import load_params

        import_module(STAGE_MODULES.get(name, f"pipeline.{name}.stage")).main(load_params())

    return run


for _name, _help in STAGES.items():
    app.command(_name, help=_help)(_stage(_name))


@app.command(epilog="Example: cat artikel.txt | python -m pipeline analyse - --published 2025-07-23")
def analyse(
    file: Annotated[Path, typer.Argument(help="A text file (UTF-8), or - for standard input.")] = Path("-"),
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date as 2025-07-23: relative dates refer to it.")
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help='Read {"id","text","published"} lines and write the mentions of each, in order.'),
    ] = False,
) -> None:
    """Print what is found in a text, with spans marked."""
    from pipeline.output import analyse_jsonl, analyse_text
    from pipeline.params import parse_date

    if jsonl:
        analyse_jsonl(file, published)
    else:
        analyse_text(file, parse_date(published) if published else None)


@gold_app.command("new", epilog="Example: python -m pipeline gold new raw/artikel.txt --published 2025-07-23")
def gold_new(
    file: Annotated[Path, typer.Argument(help="An article below raw/, or a text with labels as FILE.marked.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Publication date, if there is one.")] = None,
    marked: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The same text with inline labels: takes the labels from it.")
    ] = None,
    facts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The facts about the marked text, one a line.")
    ] = None,
) -> None:
    """Start a gold file for an article."""
    from pipeline.evaluate.authoring import start_gold
    from pipeline.params import load_params, parse_date

    start_gold(file, parse_date(published) if published else None, marked, load_params(), facts)


@gold_app.command("check")
def gold_check() -> None:
    """Validate all gold files."""
    from pipeline.evaluate.authoring import check_gold
    from pipeline.params import load_params

    check_gold(load_params())


def main() -> None:
    """Run the command line; an error that the user can put right is one sentence and exit code 2."""
    try:
        app(standalone_mode=True)
    except UsageError as error:
        sys.stderr.write(f"error: {error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
